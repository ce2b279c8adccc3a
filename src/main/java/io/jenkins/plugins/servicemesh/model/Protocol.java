package io.jenkins.plugins.servicemesh.model;

import java.util.List;

/** What is spoken on a port of a gateway or of a host outside of the mesh. */
public enum Protocol {
    HTTP,
    HTTPS,
    HTTP2,
    GRPC,
    TCP,
    TLS,
    MONGO;

    /** @throws InvalidValueException for any other word */
    public static Protocol parse(String text) {
        return EnumWords.parse(Protocol.class, "protocol", text);
    }

    /** Whether it is encrypted on the wire, so that a gateway needs TLS settings for it. */
    public boolean isEncrypted() {
        return List.of(HTTPS, TLS).contains(this);
    }

    /** {@code https-443}: a name for a port that has none. */
    public String portName(int number) {
        return name().toLowerCase(java.util.Locale.ROOT) + "-" + number;
    }
}
