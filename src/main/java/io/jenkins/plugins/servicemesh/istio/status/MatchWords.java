package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which requests a route takes, in words. */
final class MatchWords {

    private static final Map<String, String> NAMED =
            Map.of("headers", "header", "queryParams", "query parameter", "withoutHeaders", "no header");
    private static final Set<String> SILENT = Set.of("name", "statPrefix");

    private MatchWords() {}

    /** {@code every request}, or {@code header x-tester exact yes and uri prefix /api, or ...}. */
    static String of(JsonObject route) {
        String any =
                route.array("match").objects().stream().map(MatchWords::all).collect(Collectors.joining(", or "));
        return any.isEmpty() ? "every request" : any;
    }

    private static String all(JsonObject match) {
        String all = match.members().entrySet().stream()
                .filter(condition -> !SILENT.contains(condition.getKey()))
                .map(condition -> condition(condition.getKey(), condition.getValue()))
                .collect(Collectors.joining(" and "));
        return all.isEmpty() ? "every request" : all;
    }

    private static String condition(String key, JsonValue value) {
        if (NAMED.containsKey(key) && value instanceof JsonObject byName) {
            return byName.members().entrySet().stream()
                    .map(entry -> NAMED.get(key) + " " + entry.getKey() + " " + text(entry.getValue()))
                    .collect(Collectors.joining(" and "));
        }
        return key + " " + text(value);
    }

    /** {@code prefix /api} of a string match, else the value as it is written. */
    private static String text(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.isEmpty()
                    ? "present"
                    : object.members().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                            .collect(Collectors.joining(", "));
        }
        return value instanceof JsonString string ? string.value() : value.toString();
    }
}
