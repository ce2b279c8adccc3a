package io.jenkins.plugins.servicemesh.model;

import java.util.List;
import java.util.Optional;

/**
 * How a gateway takes TLS.
 *
 * @param credentialName of the Secret with the certificate, in the namespace of the gateway's pods
 */
public record ServerTls(Mode mode, Optional<String> credentialName) {

    /** Who ends TLS, and who shows a certificate. */
    public enum Mode {
        /** The gateway ends it. */
        SIMPLE,
        /** The gateway ends it and wants the client's certificate. */
        MUTUAL,
        /** The gateway ends it and takes a client's certificate when there is one. */
        OPTIONAL_MUTUAL,
        /** The gateway ends it by the mesh's own certificates. */
        ISTIO_MUTUAL,
        /** The workload behind ends it, chosen by SNI and a VirtualService. */
        PASSTHROUGH,
        /** The workload behind ends it, chosen by SNI alone. */
        AUTO_PASSTHROUGH;

        /** @throws InvalidValueException for any other word */
        public static Mode parse(String text) {
            return EnumWords.parse(Mode.class, "TLS mode", text);
        }

        private boolean needsCredential() {
            return List.of(SIMPLE, MUTUAL, OPTIONAL_MUTUAL).contains(this);
        }
    }

    public ServerTls {
        if (mode.needsCredential() && credentialName.isEmpty()) {
            throw new InvalidValueException(
                    "TLS mode " + mode, "", "a credentialName, the Secret with the certificate");
        }
        if (!mode.needsCredential() && credentialName.isPresent()) {
            throw new InvalidValueException(
                    "credentialName of TLS mode " + mode, credentialName.get(), "none: the gateway has no certificate");
        }
    }

    /** Ended at the gateway with the certificate of that Secret. */
    public static ServerTls simple(String credentialName) {
        return new ServerTls(Mode.SIMPLE, Optional.of(credentialName));
    }
}
