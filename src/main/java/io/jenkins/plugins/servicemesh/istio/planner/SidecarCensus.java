package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.mesh.PodOwners;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which running workloads have a sidecar, and which get or lose theirs only when they are restarted. */
record SidecarCensus(PlanDraft draft, String namespace) {

    /** Says which workloads of the namespace need a restart. */
    void report(Injection wanted) {
        if (draft.before().gap(Need.all(KubernetesTypes.POD, namespace)).isPresent()) {
            draft.report(Finding.notChecked(
                    "which workloads need a restart",
                    Need.all(KubernetesTypes.POD, namespace).toString()));
            return;
        }
        boolean wantsSidecar = wanted instanceof Injection.Sidecar || wanted instanceof Injection.Revision;
        List<String> workloads = draft.before().list(KubernetesTypes.POD, namespace).stream()
                .filter(SidecarCensus::isRunning)
                .filter(pod -> !wantsSidecar || takesSidecar(pod))
                .filter(pod -> hasSidecar(pod) != wantsSidecar)
                .map(PodOwners::workload)
                .distinct()
                .sorted()
                .toList();
        if (!workloads.isEmpty()) {
            String message =
                    wantsSidecar ? "run without a sidecar until restarted: " : "keep their sidecar until restarted: ";
            draft.report(Finding.info("istio/restart-needed", message + String.join(", ", workloads))
                    .at(Place.at("injection")));
        }
    }

    private static boolean isRunning(Resource pod) {
        String phase = pod.status().text("phase").orElse("Running");
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    /** Istio never injects into the host's network, nor where the pod says no. */
    private static boolean takesSidecar(Resource pod) {
        boolean hostNetwork = pod.spec().toString().contains("\"hostNetwork\":true");
        return !hostNetwork && !"false".equals(pod.labels().get(IstioLabels.SIDECAR_INJECT));
    }

    /** A native sidecar is an init container. */
    private static boolean hasSidecar(Resource pod) {
        return Stream.of("containers", "initContainers")
                .flatMap(list -> pod.spec().array(list).objects().stream())
                .anyMatch(container -> container.text("name").equals(Optional.of(IstioLabels.PROXY_CONTAINER)));
    }
}
