package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import java.time.Duration;

/** Would a version whose quantile is just within the bound be slower than the bound as often as this one? */
record LatencyJudge(Quantile quantile, Duration max) implements ServiceJudge {

    @Override
    public Judgement judge(Comparison service, double limit) {
        Latencies fresh = new Latencies(service.fresh().latency());
        if (fresh.total() == 0) {
            return Judgement.noData("there are no latencies of the new version");
        }
        SlowShare share = new SlowShare(quantile, max, "the bound of " + Figures.time(max));
        return share.judge(fresh, fresh.describe(quantile), limit);
    }
}
