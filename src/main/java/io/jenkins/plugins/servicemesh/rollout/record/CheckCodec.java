package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** The JSON form of a check. */
final class CheckCodec {

    private CheckCodec() {}

    static JsonObject encode(Check check) {
        return check.accept(new Encoder()).with("dryRun", check.dryRun());
    }

    static Check decode(JsonObject json) {
        boolean dryRun = json.get("dryRun").filter(JsonBoolean.TRUE::equals).isPresent();
        return switch (json.text("kind").orElse("")) {
            case "successRate" -> new Check.SuccessRate(new Percent(number(json, "min")), dryRun);
            case "latency" ->
                new Check.Latency(
                        quantile(json), Duration.parse(json.text("max").orElseThrow()), dryRun);
            case "errorIncrease" -> new Check.ErrorIncrease(number(json, "percent"), dryRun);
            case "latencyIncrease" -> new Check.LatencyIncrease(quantile(json), number(json, "percent"), dryRun);
            case "query" ->
                new Check.Query(
                        json.text("name").orElseThrow(),
                        json.text("expression").orElseThrow(),
                        find(json, "min"),
                        find(json, "max"),
                        dryRun);
            default -> throw new IllegalArgumentException("no check: " + json);
        };
    }

    private static Quantile quantile(JsonObject json) {
        return new Quantile(number(json, "quantile"));
    }

    private static BigDecimal number(JsonObject json, String key) {
        return find(json, key).orElseThrow();
    }

    private static Optional<BigDecimal> find(JsonObject json, String key) {
        return json.number(key).map(JsonNumber::value);
    }

    private static final class Encoder implements Check.Visitor<JsonObject> {
        @Override
        public JsonObject successRate(Check.SuccessRate check) {
            return JsonObject.of("kind", "successRate").with("min", check.min().value());
        }

        @Override
        public JsonObject latency(Check.Latency check) {
            return JsonObject.of("kind", "latency")
                    .with("quantile", check.quantile().percent())
                    .with("max", check.max().toString());
        }

        @Override
        public JsonObject errorIncrease(Check.ErrorIncrease check) {
            return JsonObject.of("kind", "errorIncrease").with("percent", check.percent());
        }

        @Override
        public JsonObject latencyIncrease(Check.LatencyIncrease check) {
            return JsonObject.of("kind", "latencyIncrease")
                    .with("quantile", check.quantile().percent())
                    .with("percent", check.percent());
        }

        @Override
        public JsonObject query(Check.Query check) {
            JsonObject json =
                    JsonObject.of("kind", "query").with("name", check.name()).with("expression", check.expression());
            JsonObject least = check.min().map(min -> json.with("min", min)).orElse(json);
            return check.max().map(max -> least.with("max", max)).orElse(least);
        }
    }
}
