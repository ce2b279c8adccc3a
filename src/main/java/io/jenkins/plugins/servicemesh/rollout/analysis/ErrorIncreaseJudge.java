package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.math.BigDecimal;

/**
 * Of all failures of both versions, are those of the new one more than its share of the requests explains? Given their sum,
 * that number is binomial whatever the failure rate is, so nothing is estimated and a stable version without a failure needs
 * no special case. Exact while failures are rare; where they are frequent the limit is not reached.
 *
 * @param percent how much more often than the stable version it may fail
 */
record ErrorIncreaseJudge(BigDecimal percent) implements ServiceJudge {

    @Override
    public Judgement judge(Comparison service, double limit) {
        Traffic fresh = service.fresh();
        Traffic stable = service.stable();
        double chance = BinomialTail.atLeast(
                fresh.failures(), fresh.failures() + stable.failures(), expectedShare(fresh, stable));
        String value = Figures.share(fresh.failures(), fresh.requests()) + " (stable "
                + Figures.share(stable.failures(), stable.requests()) + ")";
        return Judgement.of(value, figures(fresh, stable), chance, limit);
    }

    private double expectedShare(Traffic fresh, Traffic stable) {
        double weight = fresh.requests() * Shares.times(percent).doubleValue();
        return weight / (weight + stable.requests());
    }

    private String figures(Traffic fresh, Traffic stable) {
        return Figures.counts(fresh.failures(), fresh.requests()) + " requests failed, of the stable version "
                + Figures.counts(stable.failures(), stable.requests()) + "; a version that fails "
                + percent.toPlainString() + " % more often than stable does so";
    }
}
