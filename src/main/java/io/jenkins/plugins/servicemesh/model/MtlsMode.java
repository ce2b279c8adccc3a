package io.jenkins.plugins.servicemesh.model;

/** How a workload takes connections (Istio: PeerAuthentication {@code spec.mtls.mode}). Inheriting is not a mode: leave it out. */
public enum MtlsMode {
    /** Mutual TLS only. */
    STRICT,
    /** Mutual TLS and plain text. */
    PERMISSIVE,
    /** Plain text only. */
    DISABLE;

    /** @throws InvalidValueException for any other word, {@code strict} included */
    public static MtlsMode parse(String text) {
        return EnumWords.parse(MtlsMode.class, "mTLS mode", text);
    }
}
