package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentType;
import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.embedded.traffic.draw.LatencyCurve;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Latencies by quantile, {@code {p50: 20ms, p99: 120ms}}. */
final class Latencies implements ArgumentType<LatencyCurve> {

    static final Latencies TYPE = new Latencies();

    private static final double HUNDRED = 100;

    private Latencies() {}

    @Override
    public LatencyCurve read(String what, Object value) {
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new InvalidValueException(what, value, phrase());
        }
        TreeMap<Double, Duration> times = new TreeMap<>();
        map.forEach((name, time) -> {
            double quantile = Quantile.parse(String.valueOf(name)).percent().doubleValue() / HUNDRED;
            times.put(quantile, ArgumentTypes.DURATION.read(what + " " + name, String.valueOf(time)));
        });
        refuseFalling(what, times);
        return LatencyCurve.through(times);
    }

    private void refuseFalling(String what, TreeMap<Double, Duration> times) {
        Duration before = Duration.ZERO;
        for (Duration time : times.values()) {
            if (time.compareTo(before) < 0) {
                throw new InvalidValueException(what, time.toMillis() + "ms", "times that rise with the quantile");
            }
            before = time;
        }
    }

    @Override
    public JsonObject schema() {
        return JsonObject.of("type", "object").with("additionalProperties", ArgumentTypes.DURATION.schema());
    }

    @Override
    public String phrase() {
        return "times by quantile such as {p50: 20ms, p99: 120ms}";
    }
}
