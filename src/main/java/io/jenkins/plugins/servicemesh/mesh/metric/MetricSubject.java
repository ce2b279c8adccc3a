package io.jenkins.plugins.servicemesh.mesh.metric;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose requests are counted: one version of a service.
 *
 * @param namespace of the service
 * @param service its name
 * @param version its name, for people
 * @param workloads the workloads (Deployments and the like) whose pods are that version, at least one
 */
public record MetricSubject(String namespace, String service, String version, SortedSet<String> workloads) {

    public MetricSubject {
        workloads = Collections.unmodifiableSortedSet(new TreeSet<>(workloads));
    }

    /** {@code reviews v2}. */
    public String describe() {
        return service + " " + version;
    }
}
