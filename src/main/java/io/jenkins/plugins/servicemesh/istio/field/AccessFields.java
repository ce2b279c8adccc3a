package io.jenkins.plugins.servicemesh.istio.field;

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
     * {@code {from: [{source}], to: [{operation}]}}. Service accounts and namespaces are sources of their own, since both
     * in one would have to hold at once; what is asked of the request stands in one operation. A service account is a
     * principal, which every Istio reads ({@code serviceAccounts} is younger); {@code cluster.local} in it stands for the
     * mesh's own trust domain, whatever its name.
     *
     * @param namespace of the policy, and of the accounts that name none
     */
    public static JsonObject of(AccessSpec access, String namespace) {
        JsonObject rule = JsonObject.of("from", sources(access, namespace));
        JsonObject operation = operation(access);
        return operation.isEmpty() ? rule : rule.with("to", List.of(JsonObject.of("operation", operation)));
    }

    private static JsonArray sources(AccessSpec access, String namespace) {
        List<JsonValue> sources = new ArrayList<>();
        addSource(
                sources,
                "principals",
                access.from().stream()
                        .map(account -> principal(account, namespace))
                        .toList());
        addSource(sources, "namespaces", access.fromNamespaces());
        return JsonArray.of(sources);
    }

    private static String principal(String account, String namespace) {
        int slash = account.indexOf('/');
        String own = slash < 0 ? namespace : account.substring(0, slash);
        return "cluster.local/ns/" + own + "/sa/" + account.substring(slash + 1);
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
