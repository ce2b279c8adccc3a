package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import java.time.Duration;
import java.util.Optional;

/**
 * A bound on a quantile as a bound on a share: p99 is at most 400 ms when at most 1 % of the requests take longer. Buckets
 * cannot be parted, so what counts as longer is longer than the next edge: the version has the benefit of the doubt.
 *
 * @param bound on the quantile
 * @param called what the bound is, for people
 */
record SlowShare(Quantile quantile, Duration bound, String called) {

    /** The outcome for that version. */
    Judgement judge(Latencies latencies, String value, double limit) {
        Optional<Duration> edge = latencies.edge(bound);
        return edge.map(found -> judge(latencies, found, value, limit))
                .orElseGet(() -> new Judgement(
                        value,
                        Verdict.INCONCLUSIVE,
                        called + " lies above every bucket, so nothing can be told of it"));
    }

    private Judgement judge(Latencies latencies, Duration edge, String value, double limit) {
        long slow = latencies.slowerThan(edge);
        double chance = BinomialTail.atLeast(slow, latencies.total(), Shares.without(quantile.percent()));
        return Judgement.of(value, figures(slow, latencies.total(), edge), chance, limit);
    }

    private String figures(long slow, long total, Duration edge) {
        String next = edge.equals(bound) ? "" : ", the next bucket to " + called;
        return Figures.counts(slow, total) + " requests took longer than " + Figures.time(edge) + next
                + "; a version whose " + quantile + " is within it does so";
    }
}
