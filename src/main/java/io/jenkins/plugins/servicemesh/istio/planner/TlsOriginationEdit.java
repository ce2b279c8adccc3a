package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.istio.builder.ClientTlsMode;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Optional;
import java.util.Set;

/** TLS that the mesh makes of plain text, for one port of a DestinationRule's host. */
final class TlsOriginationEdit {

    private static final String POLICY = "trafficPolicy";
    private static final String PORTS = "portLevelSettings";
    private static final Set<String> ORIGINATING = Set.of("SIMPLE", "MUTUAL");

    private TlsOriginationEdit() {}

    /** The spec with TLS on that port; a port that has it already, perhaps with a client certificate, stays as it is. */
    static JsonObject apply(JsonObject spec, int port) {
        JsonArray ports = spec.object(POLICY).array(PORTS);
        Optional<JsonValue> number = Optional.of(JsonValue.of(port));
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i) instanceof JsonObject settings
                    && settings.object("port").get("number").equals(number)) {
                return TreeEditor.set(spec, ports.with(i, encrypted(settings)), POLICY, PORTS);
            }
        }
        JsonObject settings = encrypted(JsonObject.of("port", JsonObject.of("number", port)));
        return TreeEditor.set(spec, ports.insert(ports.size(), settings), POLICY, PORTS);
    }

    private static JsonObject encrypted(JsonObject settings) {
        boolean already = settings.object("tls")
                .text("mode")
                .filter(ORIGINATING::contains)
                .isPresent();
        return already ? settings : TreeEditor.set(settings, JsonValue.of(ClientTlsMode.SIMPLE), "tls", "mode");
    }
}
