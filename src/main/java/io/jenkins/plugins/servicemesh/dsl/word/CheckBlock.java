package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import java.math.BigDecimal;
import java.util.List;

/** {@code check { }}: what the new version has to hold, and how it is judged. */
final class CheckBlock {

    private static final String ERRORS = "errors";
    private static final String LATENCY = "latency ";

    private static final Parameter<Percent> SHARE =
            Parameter.named("min", ArgumentTypes.PERCENT).mandatory().bareInData();
    private static final Parameter<List<Check.Latency>> LATENCIES = Parameter.allNamed("times", LatencyBounds.TYPE);
    private static final Parameter<String> OF = Parameter.of("of", ArgumentTypes.TEXT);
    private static final Parameter<BigDecimal> BY =
            Parameter.named("by", Increase.TYPE).mandatory().bareInData();
    private static final Parameter<String> NAME =
            Parameter.of("name", ArgumentTypes.TEXT).optional();
    private static final Parameter<String> PROMQL =
            Parameter.named("promql", ArgumentTypes.TEXT).mandatory();
    private static final Parameter<BigDecimal> MIN = Parameter.named("min", ArgumentTypes.NUMBER);
    private static final Parameter<BigDecimal> MAX = Parameter.named("max", ArgumentTypes.NUMBER);
    private static final Parameter<Boolean> DRY_RUN = Parameter.named("dryRun", ArgumentTypes.FLAG);

    static final Block<AnalysisSpec> BLOCK = Block.named("check", AnalysisSpec.NONE)
            .word(
                    "successRate",
                    "at least this share of its requests succeeds, in percent",
                    "successRate min: 99.5",
                    (analysis, call) -> plus(analysis, new Check.SuccessRate(call.get(SHARE), dryRun(call))),
                    SHARE,
                    DRY_RUN)
            .repeatable(
                    "latency",
                    "so many of its requests are answered within that time: 99 in a hundred for p99",
                    "latency p99: '400ms'",
                    (analysis, call) ->
                            analysis.withChecks(Lists.join(analysis.checks(), List.copyOf(call.get(LATENCIES)))),
                    LATENCIES)
            .repeatable(
                    "maxIncrease",
                    "its errors, or a quantile of its latency, are at most this much more than the old version's",
                    "maxIncrease 'latency p99', by: '20%'",
                    (analysis, call) -> plus(analysis, increase(call)),
                    OF,
                    BY,
                    DRY_RUN)
            .repeatable(
                    "query",
                    "the one number that a PromQL query gives lies between bounds; it has no counts, so the bounds are plain",
                    "query 'queue', promql: 'max(queue_length{version=\"v2\"})', max: 100",
                    (analysis, call) -> plus(analysis, query(call)),
                    NAME,
                    PROMQL,
                    MIN,
                    MAX,
                    DRY_RUN)
            .adopting(JudgementWords.BLOCK, analysis -> analysis, (old, analysis) -> analysis);

    private CheckBlock() {}

    private static AnalysisSpec plus(AnalysisSpec analysis, Check check) {
        return analysis.withChecks(Lists.plus(analysis.checks(), check));
    }

    private static boolean dryRun(Call call) {
        return call.find(DRY_RUN).orElse(false);
    }

    private static Check increase(Call call) {
        String what = call.get(OF);
        if (what.equals(ERRORS)) {
            return new Check.ErrorIncrease(call.get(BY), dryRun(call));
        }
        if (what.startsWith(LATENCY)) {
            Quantile quantile = Quantile.parse(what.substring(LATENCY.length()));
            return new Check.LatencyIncrease(quantile, call.get(BY), dryRun(call));
        }
        throw new InvalidValueException(
                "maxIncrease", what, List.of(ERRORS, "latency p50", "latency p95", "latency p99"));
    }

    private static Check query(Call call) {
        return new Check.Query(
                call.find(NAME).orElse("query"), call.get(PROMQL), call.find(MIN), call.find(MAX), dryRun(call));
    }
}
