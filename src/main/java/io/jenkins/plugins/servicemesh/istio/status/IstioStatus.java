package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.mesh.PodOwners;
import io.jenkins.plugins.servicemesh.mesh.status.ControlPlane;
import io.jenkins.plugins.servicemesh.mesh.status.HostFacts;
import io.jenkins.plugins.servicemesh.mesh.status.MeshFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts;
import io.jenkins.plugins.servicemesh.mesh.status.Unseen;
import io.jenkins.plugins.servicemesh.mesh.status.WorkloadFacts;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Istio's state in a namespace, worked out of one snapshot: the same snapshot gives the same facts. */
public final class IstioStatus {

    private final Snapshot snapshot;
    private final String namespace;
    private final ControlPlaneReader controlPlaneReader;
    private final ControlPlane controlPlane;
    private final DataPlaneReader dataPlane;
    private final List<Finding> findings = new ArrayList<>();

    private IstioStatus(String namespace, Snapshot snapshot) {
        this.snapshot = snapshot;
        this.namespace = namespace;
        this.controlPlaneReader = new ControlPlaneReader(snapshot);
        this.controlPlane = controlPlaneReader.read();
        this.dataPlane = new DataPlaneReader(snapshot, controlPlane, namespace);
    }

    /** The facts of a snapshot with what {@link IstioStatusNeeds} names. */
    public static MeshFacts of(String namespace, Snapshot snapshot) {
        return new IstioStatus(namespace, snapshot).facts();
    }

    private MeshFacts facts() {
        findings.addAll(controlPlaneReader.findings());
        List<WorkloadFacts> workloads = workloads();
        List<HostFacts> hosts = new RouteReader(snapshot, namespace).read();
        hosts.forEach(host -> findings.addAll(StatusFindings.of(host)));
        findings.addAll(StatusFindings.ofObjects(snapshot, namespace));
        return new MeshFacts(
                "Istio",
                controlPlane,
                dataPlane.enrolment(),
                workloads,
                hosts,
                new PolicyReader(snapshot, namespace, controlPlane.rootNamespace()).read(),
                Unseen.of(snapshot),
                findings.stream().distinct().toList());
    }

    /** Pods of one workload have one set of labels, but for what tells their templates apart. */
    private List<WorkloadFacts> workloads() {
        Map<String, List<Resource>> byOwner = snapshot.list(KubernetesTypes.POD, namespace).stream()
                .filter(pod -> new MeshPod(pod).isRunning())
                .collect(Collectors.groupingBy(PodOwners::workload, TreeMap::new, Collectors.toList()));
        return byOwner.entrySet().stream()
                .map(workload -> workload(workload.getKey(), workload.getValue()))
                .toList();
    }

    private WorkloadFacts workload(String name, List<Resource> pods) {
        Map<String, String> labels = pods.get(0).labels();
        String root = controlPlane.rootNamespace();
        List<PodFacts> seen =
                pods.stream().map(MeshPod::new).map(dataPlane::read).toList();
        WorkloadFacts workload = new WorkloadFacts(
                name,
                seen,
                new MtlsReader(snapshot, namespace, root).read(labels),
                new CallerReader(snapshot, namespace, root).read(labels));
        findings.addAll(StatusFindings.of(workload));
        findings.addAll(new ClientTlsReview(snapshot, namespace, root).check(name, labels, workload.mtls()));
        return workload;
    }
}
