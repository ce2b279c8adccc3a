package io.jenkins.plugins.servicemesh.istio.metric;

import io.jenkins.plugins.servicemesh.istio.status.MeshPod;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Which proxy counts a request: the label {@code reporter}. Every request is counted once by each, so one has to be chosen. */
public enum Reporter {
    /** The sidecar of the pod that was called. Requests that never arrived are not in it, nor faults that a client's proxy injects. */
    DESTINATION("destination"),
    /**
     * The proxy of the caller, a gateway's included. It knows cut connections and injected faults; a request that found no
     * endpoint has the workload {@code unknown} and belongs to no version. Callers without a proxy are not in it.
     */
    SOURCE("source"),
    /** The waypoint in front of ambient pods; without one nobody counts requests there. */
    WAYPOINT("waypoint");

    private final String label;

    Reporter(String label) {
        this.label = label;
    }

    /** The value of the label. */
    public String label() {
        return label;
    }

    /**
     * The one that sees all requests of these pods: those of all versions that are compared, since two reporters do not count
     * alike. Where some have no proxy only the callers' proxies see them all; where no pod runs a sidecar is expected.
     */
    public static Reporter of(Collection<Resource> pods) {
        List<MeshPod> running =
                pods.stream().map(MeshPod::new).filter(MeshPod::isRunning).toList();
        if (all(running, pod -> pod.sidecar().isPresent())) {
            return DESTINATION;
        }
        return all(running, MeshPod::isInAmbient) ? WAYPOINT : SOURCE;
    }

    private static boolean all(List<MeshPod> pods, Predicate<MeshPod> condition) {
        return pods.stream().allMatch(condition);
    }
}
