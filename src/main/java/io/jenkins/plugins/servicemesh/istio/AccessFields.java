package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Who may call, as an item of AuthorizationPolicy {@code rules}. */
public final class AccessFields {

    private AccessFields() {}

    /**
     * {@code {from: [{source}], to: [{operation}]}}. Service accounts and namespaces are sources of their own, since Istio
     * refuses both in one and sources are alternatives; what is asked of the request stands in one operation.
     */
    public static JsonObject of(AccessSpec access) {
        JsonObject rule = JsonObject.of("from", sources(access));
        JsonObject operation = operation(access);
        return operation.isEmpty() ? rule : rule.with("to", List.of(JsonObject.of("operation", operation)));
    }

    private static JsonArray sources(AccessSpec access) {
        List<JsonValue> sources = new ArrayList<>();
        addSource(sources, "serviceAccounts", access.from());
        addSource(sources, "namespaces", access.fromNamespaces());
        return JsonArray.of(sources);
    }

    private static void addSource(List<JsonValue> sources, String key, List<String> callers) {
        if (!callers.isEmpty()) {
            sources.add(JsonObject.of("source", JsonObject.of(key, callers)));
        }
    }

    private static JsonObject operation(AccessSpec access) {
        JsonObject fields = Optionals.withFilled(JsonObject.EMPTY, "methods", access.methods());
        fields = Optionals.withFilled(fields, "paths", access.paths());
        return Optionals.withFilled(
                fields, "ports", access.ports().stream().map(String::valueOf).toList());
    }
}
