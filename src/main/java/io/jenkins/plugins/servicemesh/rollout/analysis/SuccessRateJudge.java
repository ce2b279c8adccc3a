package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.Percent;

/** Would a version that succeeds just often enough fail as often as this one? */
record SuccessRateJudge(Percent min) implements ServiceJudge {

    @Override
    public Judgement judge(Comparison service, double limit) {
        Traffic fresh = service.fresh();
        double chance = BinomialTail.atLeast(fresh.failures(), fresh.requests(), Shares.without(min.value()));
        String figures = Figures.counts(fresh.failures(), fresh.requests()) + " requests failed; a version at " + min
                + " does so";
        return Judgement.of(value(service), figures, chance, limit);
    }

    private static String value(Comparison service) {
        Traffic stable = service.stable();
        String beside = stable.requests() > 0 ? " (stable " + successes(stable) + ")" : "";
        return successes(service.fresh()) + beside;
    }

    private static String successes(Traffic traffic) {
        return Figures.share(traffic.requests() - traffic.failures(), traffic.requests());
    }
}
