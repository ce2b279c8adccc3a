package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.RequestToken;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who may call, as an item of AuthorizationPolicy {@code rules}. */
public final class AccessFields {

    private AccessFields() {}

    /**
     * {@code {from: [{source}], to: [{operation}], when: [{key, values}]}}. Service accounts and namespaces are sources of
     * their own, since both in one would have to hold at once; what the token must say holds for each of them; what is asked
     * of the request stands in one operation. A service account is a principal, which every Istio reads ({@code
     * serviceAccounts} is younger); {@code cluster.local} in it stands for the mesh's own trust domain, whatever its name.
     *
     * @param namespace of the policy, and of the accounts that name none
     */
    public static JsonObject of(AccessSpec access, String namespace) {
        JsonObject rule = Optionals.withFilled(JsonObject.EMPTY, "from", sources(access, namespace));
        JsonObject operation = operation(access);
        rule = operation.isEmpty() ? rule : rule.with("to", List.of(JsonObject.of("operation", operation)));
        return Optionals.withFilled(rule, "when", conditions(access));
    }

    private static List<JsonObject> sources(AccessSpec access, String namespace) {
        List<String> principals = access.from().stream()
                .map(account -> principal(account, namespace))
                .toList();
        List<String> tokens = access.token().map(RequestToken::principals).orElse(List.of());
        JsonObject anyone = Optionals.withFilled(JsonObject.EMPTY, "requestPrincipals", tokens);
        List<JsonObject> sources = new ArrayList<>();
        addSource(sources, "principals", principals, anyone);
        addSource(sources, "namespaces", access.fromNamespaces(), anyone);
        if (sources.isEmpty() && !anyone.isEmpty()) {
            sources.add(JsonObject.of("source", anyone));
        }
        return sources;
    }

    private static List<JsonObject> conditions(AccessSpec access) {
        List<JsonObject> conditions = new ArrayList<>();
        access.token()
                .map(RequestToken::claims)
                .orElse(Map.of())
                .forEach((claim, values) -> conditions.add(JsonObject.of("key", "request.auth.claims[" + claim + "]")
                        .with("values", values)));
        return conditions;
    }

    private static String principal(String account, String namespace) {
        int slash = account.indexOf('/');
        String own = slash < 0 ? namespace : account.substring(0, slash);
        return "cluster.local/ns/" + own + "/sa/" + account.substring(slash + 1);
    }

    private static void addSource(List<JsonObject> sources, String key, List<String> callers, JsonObject anyone) {
        if (!callers.isEmpty()) {
            JsonObject callerFirst = FieldMerge.merge(JsonObject.of(key, callers), anyone);
            sources.add(JsonObject.of("source", callerFirst));
        }
    }

    private static JsonObject operation(AccessSpec access) {
        JsonObject fields = Optionals.withFilled(JsonObject.EMPTY, "methods", access.methods());
        fields = Optionals.withFilled(fields, "paths", access.paths());
        return Optionals.withFilled(
                fields, "ports", access.ports().stream().map(String::valueOf).toList());
    }
}
