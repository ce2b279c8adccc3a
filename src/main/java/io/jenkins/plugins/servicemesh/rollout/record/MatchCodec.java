package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON form of a condition on requests. */
final class MatchCodec {

    private MatchCodec() {}

    static JsonObject encode(RequestMatch match) {
        JsonObject json = JsonObject.of("headers", texts(match.headers()))
                .with("withoutHeaders", texts(match.withoutHeaders()))
                .with("queryParameters", texts(match.queryParameters()));
        JsonObject withPath =
                match.path().map(path -> json.with("path", encode(path))).orElse(json);
        return match.method()
                .map(method -> withPath.with("method", encode(method)))
                .orElse(withPath);
    }

    static RequestMatch decode(JsonObject json) {
        return new RequestMatch(
                text(json, "path"),
                text(json, "method"),
                texts(json.object("headers")),
                texts(json.object("withoutHeaders")),
                texts(json.object("queryParameters")));
    }

    private static JsonObject texts(Map<String, StringMatch> matches) {
        JsonObject json = JsonObject.EMPTY;
        for (Map.Entry<String, StringMatch> each : matches.entrySet()) {
            json = json.with(each.getKey(), encode(each.getValue()));
        }
        return json;
    }

    private static Map<String, StringMatch> texts(JsonObject json) {
        Map<String, StringMatch> matches = new LinkedHashMap<>();
        json.keys().forEach(key -> text(json, key).ifPresent(match -> matches.put(key, match)));
        return matches;
    }

    private static JsonObject encode(StringMatch match) {
        return JsonObject.of(match.word(), match.text());
    }

    private static Optional<StringMatch> text(JsonObject json, String key) {
        JsonObject match = json.object(key);
        Optional<StringMatch> exact = match.text("exact").map(StringMatch.Exact::new);
        Optional<StringMatch> prefix = match.text("prefix").map(StringMatch.Prefix::new);
        Optional<StringMatch> regex = match.text("regex").map(StringMatch.Regex::new);
        return exact.or(() -> prefix).or(() -> regex);
    }
}
