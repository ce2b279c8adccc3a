package io.jenkins.plugins.servicemesh.model;

import java.util.List;
import java.util.Optional;

/**
 * What a gateway takes on one port for some hosts (Istio: Gateway {@code servers[]}).
 *
 * @param hosts such as {@code shop.example.com}, {@code *.example.com} or {@code shop/*}, which is what that namespace has
 * @param port on which the gateway listens
 * @param tls how it takes TLS; always there for HTTPS and TLS
 * @param httpsRedirect whether plain requests are sent to HTTPS; HTTP only
 */
public record GatewayServer(
        List<String> hosts, int port, Protocol protocol, Optional<ServerTls> tls, boolean httpsRedirect) {

    public GatewayServer {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new InvalidValueException("server", "", "a host");
        }
        Ports.check("port", port);
        if (protocol.isEncrypted() && tls.isEmpty()) {
            throw new InvalidValueException("server of " + protocol, "", "a TLS mode such as SIMPLE");
        }
        if (!protocol.isEncrypted() && tls.isPresent()) {
            throw new InvalidValueException("protocol of a server with TLS", protocol, List.of("HTTPS", "TLS"));
        }
        if (httpsRedirect && protocol != Protocol.HTTP) {
            throw new InvalidValueException("protocol of a server with httpsRedirect", protocol, "HTTP");
        }
    }

    /** Plain HTTP. */
    public static GatewayServer http(int port, String... hosts) {
        return new GatewayServer(List.of(hosts), port, Protocol.HTTP, Optional.empty(), false);
    }

    /** HTTPS, ended at the gateway with the certificate of that Secret. */
    public static GatewayServer https(int port, String credentialName, String... hosts) {
        return new GatewayServer(
                List.of(hosts), port, Protocol.HTTPS, Optional.of(ServerTls.simple(credentialName)), false);
    }
}
