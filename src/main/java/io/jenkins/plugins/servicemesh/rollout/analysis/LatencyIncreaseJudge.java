package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * A bound that rests on the stable version's quantile. That one is only an estimate, so the bound is the bucket edge that it
 * is certainly at or under: one half of the chance of a false alarm pays for this certainty, the other for the test.
 */
record LatencyIncreaseJudge(Quantile quantile, BigDecimal percent) implements ServiceJudge {

    @Override
    public Judgement judge(Comparison service, double limit) {
        Optional<Judgement> missing =
                missing(service.fresh(), "the new version").or(() -> missing(service.stable(), "the stable version"));
        return missing.orElseGet(() -> judge(
                new Latencies(service.stable().latency()),
                new Latencies(service.fresh().latency()),
                limit / 2));
    }

    private static Optional<Judgement> missing(Traffic traffic, String version) {
        return traffic.latency().total() > 0
                ? Optional.empty()
                : Optional.of(Judgement.noData("there are no latencies of " + version));
    }

    private Judgement judge(Latencies stable, Latencies fresh, double limit) {
        String value = fresh.describe(quantile) + " (stable " + stable.describe(quantile) + ")";
        return stable.certainlyAtMost(quantile, limit)
                .map(edge -> bound(edge).judge(fresh, value, limit))
                .orElseGet(() -> uncertain(stable, value, limit));
    }

    private SlowShare bound(Duration edge) {
        BigDecimal nanos = BigDecimal.valueOf(edge.toNanos()).multiply(Shares.times(percent));
        Duration bound =
                Duration.ofNanos(nanos.setScale(0, RoundingMode.CEILING).longValueExact());
        String called = Figures.time(bound) + " (stable's " + quantile + " of at most " + Figures.time(edge) + ", and "
                + percent.toPlainString() + " % more)";
        return new SlowShare(quantile, bound, called);
    }

    private Judgement uncertain(Latencies stable, String value, double limit) {
        if (stable.isBeyondEveryEdge(quantile)) {
            return new Judgement(
                    value,
                    Verdict.INCONCLUSIVE,
                    "stable's " + quantile + " lies above every bucket, so nothing can be compared");
        }
        return new Judgement(
                value,
                Verdict.TOO_FEW,
                "stable's " + quantile + " is not certain yet after " + Figures.count(stable.total())
                        + " requests; that takes " + Figures.count(fewest(limit)) + " or more");
    }

    /** How many requests make the quantile certain when none of them is slow. */
    private long fewest(double limit) {
        return (long) Math.ceil(Math.log(limit) / Math.log1p(-Shares.without(quantile.percent())));
    }
}
