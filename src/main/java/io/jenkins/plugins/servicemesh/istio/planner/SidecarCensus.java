package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.mesh.PodOwners;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which running pods are in the mesh otherwise than new ones would be: they change only when they are restarted.
 *
 * @param wanted how pods shall join
 * @param labelled when the namespace's label was written, where it is there already: a pod made after that is as new ones are
 */
record SidecarCensus(Injection wanted, Optional<Instant> labelled) {

    /** Those of them that a restart would change. */
    List<Resource> outdated(List<Resource> pods) {
        return pods.stream()
                .filter(SidecarCensus::isRunning)
                .filter(pod -> !wantsSidecar() || takesSidecar(pod) && isOlderThanLabel(pod))
                .filter(pod -> hasSidecar(pod) != wantsSidecar() || isOfAnotherRevision(pod))
                .toList();
    }

    /** Names the workloads of these pods. */
    Finding restartNeeded(List<Resource> outdated) {
        String workloads = String.join(
                ", ",
                outdated.stream().map(PodOwners::workload).distinct().sorted().toList());
        String message = (wantsSidecar() ? without() : "keep their sidecar") + " until restarted: ";
        return Finding.info("istio/restart-needed", message + workloads).at(Place.at("injection"));
    }

    private String without() {
        return wanted instanceof Injection.Revision
                ? "run without a sidecar of that revision"
                : "run without a sidecar";
    }

    private boolean wantsSidecar() {
        return wanted instanceof Injection.Sidecar || wanted instanceof Injection.Revision;
    }

    private static boolean isRunning(Resource pod) {
        String phase = pod.status().text("phase").orElse("Running");
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    private boolean isOlderThanLabel(Resource pod) {
        Optional<Instant> created = pod.metadata().text("creationTimestamp").map(Instant::parse);
        return labelled.isEmpty() || created.isEmpty() || created.get().isBefore(labelled.get());
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

    private boolean isOfAnotherRevision(Resource pod) {
        return wanted instanceof Injection.Revision revision
                && revision(pod)
                        .filter(name -> !name.equals(revision.revision()))
                        .isPresent();
    }

    /** By the annotation that injection leaves. */
    private static Optional<String> revision(Resource pod) {
        try {
            return Optional.ofNullable(pod.annotations().get(IstioLabels.SIDECAR_STATUS))
                    .flatMap(text -> JsonText.parseObject(text).text("revision"));
        } catch (TextFormatException e) {
            return Optional.empty();
        }
    }
}
