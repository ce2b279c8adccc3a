package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.GatewayServer;
import io.jenkins.plugins.servicemesh.model.ServerTls;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Optional;

/** What a gateway takes, as an item of Gateway {@code servers}. */
public final class GatewayServerFields {

    private GatewayServerFields() {}

    /**
     * {@code {port: {number, name, protocol}, hosts, tls}}.
     *
     * @param portName unique in its Gateway
     */
    public static JsonObject of(GatewayServer server, String portName) {
        JsonObject port =
                JsonObject.of("number", server.port()).with("name", portName).with("protocol", server.protocol());
        JsonObject fields = JsonObject.of("port", port).with("hosts", server.hosts());
        return Optionals.with(fields, "tls", tls(server));
    }

    /** The field {@code tls}; empty for a server that has none. */
    public static Optional<JsonObject> tls(GatewayServer server) {
        return server.httpsRedirect()
                ? Optional.of(JsonObject.of("httpsRedirect", true))
                : server.tls().map(GatewayServerFields::mode);
    }

    private static JsonObject mode(ServerTls tls) {
        return Optionals.with(JsonObject.of("mode", tls.mode()), "credentialName", tls.credentialName());
    }
}
