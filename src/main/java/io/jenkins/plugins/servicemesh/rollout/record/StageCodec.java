package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.time.Duration;

/** The JSON form of a stage. */
final class StageCodec {

    private StageCodec() {}

    static JsonObject encode(Stage stage) {
        return stage.accept(new Encoder())
                .with("lasts", stage.lasts().toString())
                .with("asks", stage.asks());
    }

    static Stage decode(JsonObject json) {
        Duration lasts = Duration.parse(json.text("lasts").orElseThrow());
        boolean asks = json.get("asks").filter(JsonBoolean.TRUE::equals).isPresent();
        return switch (json.text("kind").orElse("")) {
            case "weight" -> new Stage.Weight(share(json), lasts, asks);
            case "mirror" -> new Stage.Mirror(share(json), lasts, asks);
            case "matching" ->
                new Stage.Matching(
                        json.array("matches").objects().stream()
                                .map(MatchCodec::decode)
                                .toList(),
                        lasts,
                        asks);
            default -> throw new IllegalArgumentException("no stage: " + json);
        };
    }

    private static Percent share(JsonObject json) {
        return new Percent(json.number("share").map(JsonNumber::value).orElseThrow());
    }

    private static final class Encoder implements Stage.Visitor<JsonObject> {
        @Override
        public JsonObject weight(Stage.Weight stage) {
            return JsonObject.of("kind", "weight").with("share", stage.share().value());
        }

        @Override
        public JsonObject mirror(Stage.Mirror stage) {
            return JsonObject.of("kind", "mirror").with("share", stage.share().value());
        }

        @Override
        public JsonObject matching(Stage.Matching stage) {
            return JsonObject.of("kind", "matching")
                    .with(
                            "matches",
                            stage.matches().stream().map(MatchCodec::encode).toList());
        }
    }
}
