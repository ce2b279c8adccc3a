package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.Optional;

/**
 * How new pods of the namespace join the data plane.
 *
 * @param revision whose proxies they get, as written; empty where none, or for ambient
 * @param source the label that says so, or what it takes to know
 */
public record Enrolment(Mode mode, Optional<String> revision, String source) {

    /** The ways to join. */
    public enum Mode {
        SIDECAR,
        AMBIENT,
        NONE,
        /** It may not be looked at. */
        UNKNOWN
    }

    /** Not in a mesh. */
    public static final Enrolment NONE = new Enrolment(Mode.NONE, Optional.empty(), "no label");
}
