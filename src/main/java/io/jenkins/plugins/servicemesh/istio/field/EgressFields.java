package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.EgressPort;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** Parts of hosts outside of the mesh as ServiceEntry fields. */
public final class EgressFields {

    private EgressFields() {}

    /** An item of {@code ports}: {@code {number, name, protocol, targetPort}}. */
    public static JsonObject port(EgressPort port) {
        return Optionals.with(
                JsonObject.of("number", port.number())
                        .with("name", port.protocol().portName(port.number()))
                        .with("protocol", port.protocol()),
                "targetPort",
                port.targetPort());
    }

    /** An item of {@code endpoints}. */
    public static JsonObject endpoint(String address) {
        return JsonObject.of("address", address);
    }
}
