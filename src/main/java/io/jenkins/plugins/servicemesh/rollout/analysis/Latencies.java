package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import java.time.Duration;
import java.util.Optional;

/** What a histogram tells for certain: buckets, and nothing between their edges. */
record Latencies(LatencyHistogram histogram) {

    long total() {
        return histogram.total();
    }

    /** The smallest edge at or above that time; empty when it lies above all of them. */
    Optional<Duration> edge(Duration time) {
        return Optional.ofNullable(histogram.upTo().ceilingKey(time));
    }

    /** How many requests took longer than that edge. */
    long slowerThan(Duration edge) {
        return total() - histogram.upTo().getOrDefault(edge, 0L);
    }

    /** The smallest edge that the quantile is at or under, but for that chance; empty when that is certain of none. */
    Optional<Duration> certainlyAtMost(Quantile quantile, double doubt) {
        return histogram.upTo().keySet().stream()
                .filter(edge -> BinomialTail.atMost(slowerThan(edge), total(), slowerShare(quantile)) <= doubt)
                .findFirst();
    }

    /** Whether the quantile as measured lies above every edge. */
    boolean isBeyondEveryEdge(Quantile quantile) {
        return bucketOf(quantile).isEmpty();
    }

    /** The share of requests that may be slower than the quantile: 0.01 for p99. */
    static double slowerShare(Quantile quantile) {
        return Shares.without(quantile.percent());
    }

    /** The bucket that holds the quantile: {@code 250 ms to 500 ms}. */
    String describe(Quantile quantile) {
        Optional<Duration> upper = bucketOf(quantile);
        if (upper.isEmpty()) {
            return histogram.upTo().isEmpty()
                    ? "no buckets"
                    : "over " + Figures.time(histogram.upTo().lastKey());
        }
        Duration lower = histogram.upTo().lowerKey(upper.get());
        String over = lower == null ? "at most " : Figures.time(lower) + " to ";
        return over + Figures.time(upper.get());
    }

    private Optional<Duration> bucketOf(Quantile quantile) {
        double allowed = slowerShare(quantile) * total();
        return histogram.upTo().keySet().stream()
                .filter(edge -> slowerThan(edge) <= allowed)
                .findFirst();
    }
}
