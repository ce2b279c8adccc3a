package io.jenkins.plugins.servicemesh.model;

import java.util.Optional;

/**
 * A port of a host outside of the mesh.
 *
 * @param number to which callers connect
 * @param protocol that callers speak
 * @param targetPort of the host itself, where it is another
 * @param originateTls whether the mesh makes TLS of what callers send in plain text
 */
public record EgressPort(int number, Protocol protocol, Optional<Integer> targetPort, boolean originateTls) {

    public EgressPort {
        Ports.check("port", number);
        targetPort.ifPresent(port -> Ports.check("targetPort", port));
        if (originateTls && protocol.isEncrypted()) {
            throw new InvalidValueException(
                    "protocol of an egress port with originateTls", protocol, "what callers send in plain text: HTTP");
        }
    }

    public static EgressPort of(int number, Protocol protocol) {
        return new EgressPort(number, protocol, Optional.empty(), false);
    }
}
