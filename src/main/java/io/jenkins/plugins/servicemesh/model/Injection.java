package io.jenkins.plugins.servicemesh.model;

/** How a namespace's new pods join the data plane. */
public sealed interface Injection {

    /** A sidecar of the default revision (Istio: label {@code istio-injection=enabled}). */
    record Sidecar() implements Injection {}

    /** A sidecar of that revision or tag (Istio: label {@code istio.io/rev}). */
    record Revision(String revision) implements Injection {
        public Revision {
            if (!revision.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")) {
                throw new InvalidValueException("revision", revision, "a revision or tag such as 1-30-3 or prod");
            }
        }
    }

    /** The node's proxy, without sidecars (Istio: label {@code istio.io/dataplane-mode=ambient}). */
    record Ambient() implements Injection {}

    /** None: pods that are started from now on are outside of the mesh. */
    record None() implements Injection {}

    /** Reads {@code sidecar}, {@code ambient}, {@code none} or {@code revision:NAME}. */
    static Injection parse(String text) {
        if (text.startsWith("revision:")) {
            return new Revision(text.substring("revision:".length()));
        }
        return switch (text) {
            case "sidecar" -> new Sidecar();
            case "ambient" -> new Ambient();
            case "none" -> new None();
            default ->
                throw new InvalidValueException(
                        "injection", text, java.util.List.of("sidecar", "ambient", "none", "revision:NAME"));
        };
    }
}
