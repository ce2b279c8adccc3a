package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What Services demand and get: ports, and an address of their own. */
final class ServiceRules implements ObjectRules {

    private static final List<String> ADDRESSES = List.of("clusterIP", "clusterIPs");

    private final AtomicInteger addresses = new AtomicInteger(1); // the first one is the API server's own

    @Override
    public JsonObject withDefaults(JsonObject tree) {
        JsonObject spec = tree.object("spec");
        spec = absent(spec, "type", new JsonString("ClusterIP"));
        spec = absent(spec, "sessionAffinity", new JsonString("None"));
        spec = absent(spec, "internalTrafficPolicy", new JsonString("Cluster"));
        spec = spec.has("ports") ? spec.with("ports", spec.array("ports").mapObjects(ServiceRules::port)) : spec;
        JsonObject service = tree.with("spec", isExternalName(spec) ? spec : withAddress(spec));
        return service.has("status")
                ? service
                : service.with("status", JsonObject.of("loadBalancer", JsonObject.EMPTY));
    }

    private static JsonObject port(JsonObject port) {
        JsonObject named = absent(port, "protocol", new JsonString("TCP"));
        return port.get("port")
                .map(number -> absent(named, "targetPort", number))
                .orElse(named);
    }

    private static JsonObject absent(JsonObject object, String key, JsonValue value) {
        return object.has(key) ? object : object.with(key, value);
    }

    private JsonObject withAddress(JsonObject spec) {
        if (spec.has("clusterIP")) {
            return absent(
                    spec,
                    "clusterIPs",
                    JsonValue.of(List.of(spec.text("clusterIP").orElse(""))));
        }
        int number = addresses.incrementAndGet();
        String address = "10.96." + number / 250 + "." + number % 250;
        return spec.with("clusterIP", address).with("clusterIPs", List.of(address));
    }

    private static boolean isExternalName(JsonObject spec) {
        return spec.text("type").orElse("").equals("ExternalName");
    }

    @Override
    public String decodingProblem(JsonObject tree) {
        return tree.object("spec").array("ports").objects().stream()
                .filter(port -> port.text("port").isPresent())
                .map(port ->
                        "json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32")
                .findFirst()
                .orElse("");
    }

    @Override
    public JsonObject carryOver(JsonObject before, JsonObject after) {
        JsonObject spec = after.object("spec");
        for (String field : ADDRESSES) {
            JsonObject now = spec;
            spec = before.object("spec")
                    .get(field)
                    .map(value -> absent(now, field, value))
                    .orElse(now);
        }
        return after.with("spec", spec);
    }

    @Override
    public List<StatusCause> violations(JsonObject tree) {
        JsonObject spec = tree.object("spec");
        boolean needsPorts =
                !isExternalName(spec) && !spec.text("clusterIP").orElse("").equals("None");
        if (needsPorts && spec.array("ports").isEmpty()) {
            return List.of(StatusCause.required("spec.ports", ""));
        }
        List<StatusCause> causes = new ArrayList<>();
        List<JsonObject> ports = spec.array("ports").objects();
        for (int i = 0; i < ports.size(); i++) {
            causes.addAll(port("spec.ports[" + i + "]", ports.get(i), ports.size() > 1));
        }
        return causes;
    }

    private static List<StatusCause> port(String field, JsonObject port, boolean needsName) {
        List<StatusCause> causes = new ArrayList<>();
        if (needsName && port.text("name").orElse("").isEmpty()) {
            causes.add(StatusCause.required(field + ".name", ""));
        }
        JsonNumber number = port.number("port").orElse(JsonNumber.of(0));
        if (number.intValue() < 1 || number.intValue() > 65535) {
            causes.add(StatusCause.invalid(field + ".port", number, "must be between 1 and 65535, inclusive"));
        }
        return causes;
    }
}
