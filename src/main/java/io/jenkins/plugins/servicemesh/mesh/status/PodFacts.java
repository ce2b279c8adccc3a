package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.Optional;

/**
 * One running pod.
 *
 * @param revision of its proxy, as its annotation says
 * @param version of its proxy, as its image says
 * @param why it is so; empty where there is nothing to explain
 */
public record PodFacts(
        String name, boolean ready, Proxy proxy, Optional<String> revision, Optional<String> version, String why) {

    /** How a pod is in the data plane. */
    public enum Proxy {
        /** With a proxy, and nothing speaks against it. */
        CURRENT,
        /** With a proxy of another version or revision than the control plane would give it now. */
        STALE,
        /** Without, although the namespace or the pod asks for one. */
        MISSING,
        /** Without, as it was asked for. */
        NONE
    }
}
