package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Map;

/** Conditions on requests as VirtualService {@code http[].match}. */
public final class MatchFields {

    private MatchFields() {}

    /** Alternatives (OR) as the list {@code match}. */
    public static JsonArray of(List<RequestMatch> alternatives) {
        return JsonArray.of(alternatives.stream().map(MatchFields::of).toList());
    }

    /** One alternative, its parts combined with AND. */
    public static JsonObject of(RequestMatch match) {
        JsonObject fields = Optionals.with(JsonObject.EMPTY, "uri", match.path().map(MatchFields::of));
        fields = Optionals.with(fields, "method", match.method().map(MatchFields::of));
        fields = Optionals.withFilled(fields, "headers", byName(match.headers()));
        fields = Optionals.withFilled(fields, "withoutHeaders", byName(match.withoutHeaders()));
        return Optionals.withFilled(fields, "queryParams", byName(match.queryParameters()));
    }

    /** {@code {exact: text}}, {@code {prefix: text}} or {@code {regex: text}}. */
    public static JsonObject of(StringMatch match) {
        return JsonObject.of(match.word(), match.text());
    }

    private static JsonObject byName(Map<String, StringMatch> matches) {
        JsonObject fields = JsonObject.EMPTY;
        for (Map.Entry<String, StringMatch> entry : matches.entrySet()) {
            fields = fields.with(entry.getKey(), of(entry.getValue()));
        }
        return fields;
    }
}
