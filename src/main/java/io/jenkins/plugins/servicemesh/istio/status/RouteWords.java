package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** What a route does besides sending requests on. */
final class RouteWords {

    private static final List<String> PARTS = List.of(
            "timeout", "retries", "fault", "mirror", "mirrors", "redirect", "rewrite", "directResponse", "delegate");

    private RouteWords() {}

    /** {@code timeout 3s}, {@code retries {"attempts":3}}: each part that is written, in a fixed order. */
    static List<String> also(JsonObject route) {
        return PARTS.stream()
                .flatMap(part -> route.get(part)
                        .map(value -> part + " " + text(value))
                        .map(Stream::of)
                        .orElse(Stream.empty()))
                .toList();
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.value() : value.toString();
    }
}
