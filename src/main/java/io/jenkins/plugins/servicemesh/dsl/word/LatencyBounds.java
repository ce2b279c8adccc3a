package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentType;
import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Map;

/** Times by quantile, {@code p99: '400ms', p50: '50ms'}, and whether they are only told. */
final class LatencyBounds implements ArgumentType<List<Check.Latency>> {

    static final LatencyBounds TYPE = new LatencyBounds();

    private static final String DRY_RUN = "dryRun";

    private LatencyBounds() {}

    @Override
    public List<Check.Latency> read(String what, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidValueException(what, value, phrase());
        }
        boolean isDryRun = map.get(DRY_RUN) != null && ArgumentTypes.FLAG.read(DRY_RUN, map.get(DRY_RUN));
        List<Check.Latency> bounds = map.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(DRY_RUN))
                .map(entry -> bound(what, entry.getKey().toString(), entry.getValue(), isDryRun))
                .toList();
        if (bounds.isEmpty()) {
            throw new InvalidValueException(what, "", phrase());
        }
        return bounds;
    }

    private static Check.Latency bound(String what, String quantile, Object time, boolean isDryRun) {
        return new Check.Latency(
                Quantile.parse(quantile), ArgumentTypes.DURATION.read(what + " " + quantile, time), isDryRun);
    }

    @Override
    public JsonObject schema() {
        return JsonObject.of("type", "object")
                .with("properties", JsonObject.of(DRY_RUN, ArgumentTypes.FLAG.schema()))
                .with("additionalProperties", ArgumentTypes.DURATION.schema());
    }

    @Override
    public String phrase() {
        return "times by quantile such as p99: '400ms', and dryRun: true";
    }
}
