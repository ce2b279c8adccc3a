package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.List;

/**
 * Running pods of one owner.
 *
 * @param name {@code Deployment reviews-v1}
 * @param pods by name
 */
public record WorkloadFacts(String name, List<PodFacts> pods, MtlsFacts mtls, CallerFacts callers) {

    public WorkloadFacts {
        pods = List.copyOf(pods);
    }

    /** How many of its pods are ready. */
    public int ready() {
        return (int) pods.stream().filter(PodFacts::ready).count();
    }
}
