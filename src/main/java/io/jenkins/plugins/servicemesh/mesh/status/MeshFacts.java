package io.jenkins.plugins.servicemesh.mesh.status;

import io.jenkins.plugins.servicemesh.check.Finding;
import java.util.List;

/**
 * What was seen of a mesh in one namespace.
 *
 * @param mesh its name, {@code no mesh} where there is none
 * @param workloads those with running pods, by name
 * @param hosts with their routes, by host
 * @param policies that hold for more than one workload's callers or are about telemetry, by source
 * @param unseen what could not be looked at; what depends on it is told as not known
 * @param findings what is wrong (an error: degraded) or worth knowing
 */
public record MeshFacts(
        String mesh,
        ControlPlane controlPlane,
        Enrolment enrolment,
        List<WorkloadFacts> workloads,
        List<HostFacts> hosts,
        List<PolicyFact> policies,
        List<Unseen> unseen,
        List<Finding> findings) {

    public MeshFacts {
        workloads = List.copyOf(workloads);
        hosts = List.copyOf(hosts);
        policies = List.copyOf(policies);
        unseen = List.copyOf(unseen);
        findings = List.copyOf(findings);
    }

    /** Where no mesh is configured there is nothing to see. */
    public static MeshFacts none() {
        return new MeshFacts(
                "no mesh", ControlPlane.NONE, Enrolment.NONE, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
