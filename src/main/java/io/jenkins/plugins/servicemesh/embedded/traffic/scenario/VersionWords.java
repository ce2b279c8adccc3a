package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.embedded.traffic.draw.LatencyCurve;
import io.jenkins.plugins.servicemesh.model.Percent;
import java.time.Duration;

/** The words of one version of a service of a scenario. */
final class VersionWords {

    private static final double HUNDRED = 100;

    private static final Parameter<Percent> SHARE = Parameter.of("percent", ArgumentTypes.PERCENT);
    private static final Parameter<LatencyCurve> TIMES = Parameter.allNamed("times", Latencies.TYPE);
    private static final Parameter<Duration> AT =
            Parameter.named("at", ArgumentTypes.DURATION).mandatory();
    private static final Parameter<Percent> ERRORS = Parameter.named("errors", ArgumentTypes.PERCENT);
    private static final Parameter<LatencyCurve> LATENCY = Parameter.named("latency", Latencies.TYPE);

    static final Block<TimelineDraft<Behaviour>> BLOCK = Block.named("version", TimelineDraft.of(Behaviour.FINE))
            .maybeEmpty()
            .word(
                    "errors",
                    "the percent of its requests that fail",
                    "errors: 0.1",
                    (version, call) -> version.beginning(first -> first.withErrors(share(call.get(SHARE)))),
                    SHARE)
            .word(
                    "latency",
                    "how long answers take: times by quantile, with a smooth curve through them",
                    "latency: {p50: 20ms, p99: 120ms}",
                    (version, call) -> version.beginning(first -> first.withLatency(call.get(TIMES))),
                    TIMES)
            .repeatable(
                    "after",
                    "how it answers from that time on, counted from its first request",
                    "after: [{at: 5m, errors: 30}]",
                    (version, call) -> version.then(call.get(AT), last -> changed(last, call)),
                    AT,
                    ERRORS,
                    LATENCY);

    private VersionWords() {}

    static double share(Percent percent) {
        return percent.value().doubleValue() / HUNDRED;
    }

    private static Behaviour changed(Behaviour last, Call call) {
        Behaviour failing =
                call.find(ERRORS).map(errors -> last.withErrors(share(errors))).orElse(last);
        return call.find(LATENCY).map(failing::withLatency).orElse(failing);
    }
}
