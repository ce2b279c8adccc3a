package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.GatewayServerFields;
import io.jenkins.plugins.servicemesh.model.GatewayServer;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Map;

/** Builds a Gateway: what the proxies at the edge of the mesh take. */
public final class GatewayBuilder extends ResourceBuilder<GatewayBuilder> {

    private GatewayBuilder(String namespace, String name) {
        super(IstioTypes.GATEWAY, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static GatewayBuilder named(String namespace, String name) {
        return new GatewayBuilder(namespace, name);
    }

    /** The proxies that it is for ({@code selector}); without one it is for every proxy of a gateway in the mesh. */
    public GatewayBuilder selector(Map<String, String> labels) {
        spec.put("selector", JsonObject.ofTexts(labels));
        return this;
    }

    /** Adds a server, its port named by protocol and number ({@code servers[]}). */
    public GatewayBuilder server(GatewayServer server) {
        return server(server, server.protocol().portName(server.port()));
    }

    /** Adds a server whose port has this name, for a second one on the same port. */
    public GatewayBuilder server(GatewayServer server, String portName) {
        spec.append("servers", GatewayServerFields.of(server, portName));
        return this;
    }

    @Override
    GatewayBuilder self() {
        return this;
    }
}
