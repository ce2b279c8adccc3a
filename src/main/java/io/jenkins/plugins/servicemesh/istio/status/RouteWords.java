package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a route does besides sending requests on. */
final class RouteWords {

    private static final List<String> PARTS =
            List.of("timeout", "retries", "fault", "redirect", "rewrite", "directResponse", "delegate");
    private static final JsonValue ALL = JsonValue.of(100);

    private RouteWords() {}

    /** {@code timeout 3s}, {@code retries attempts 3}, {@code mirrors 10 % to reviews v2}: each part that is written. */
    static List<String> also(JsonObject route) {
        List<String> words = new ArrayList<>();
        PARTS.forEach(part -> route.get(part).ifPresent(value -> words.add(part + " " + text(value))));
        if (route.has("mirror")) {
            JsonValue old = route.get("mirrorPercent").orElse(ALL);
            words.add(mirror(share(route, "mirrorPercentage").orElse(old), route.object("mirror")));
        }
        route.array("mirrors")
                .objects()
                .forEach(mirror ->
                        words.add(mirror(share(mirror, "percentage").orElse(ALL), mirror.object("destination"))));
        return words;
    }

    private static Optional<JsonValue> share(JsonObject object, String field) {
        return object.get(field)
                .map(percentage -> object.object(field).get("value").orElse(JsonValue.of(0)));
    }

    private static String mirror(JsonValue percent, JsonObject destination) {
        return "mirrors " + text(percent) + " % to " + destination.text("host").orElse("")
                + destination.text("subset").map(name -> " " + name).orElse("");
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.members().entrySet().stream()
                    .map(member -> member.getKey() + " " + inner(member.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof JsonArray array) {
            return array.items().stream().map(RouteWords::inner).collect(Collectors.joining(", "));
        }
        return value instanceof JsonString string ? string.value() : value.toString();
    }

    private static String inner(JsonValue value) {
        boolean nested = value instanceof JsonObject object && !object.isEmpty();
        return nested ? "(" + text(value) + ")" : text(value);
    }
}
