package io.jenkins.plugins.servicemesh.metrics.series;

import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One histogram of the buckets of many series, each rise counted by itself. */
final class LatencySums {

    private static final String BOUND = "le";
    private static final String UNBOUNDED = "+Inf";

    private final Instant since;
    private final Duration unit;
    private final NavigableMap<Duration, Long> upTo = new TreeMap<>();
    private long total;

    private LatencySums(Instant since, Duration unit) {
        this.since = since;
        this.unit = unit;
    }

    static LatencyHistogram of(List<Series> buckets, Instant since, Duration unit) {
        LatencySums sums = new LatencySums(since, unit);
        buckets.forEach(sums::add);
        return new LatencyHistogram(sums.upTo, sums.total);
    }

    private void add(Series bucket) {
        long requests = CounterDeltas.total(since, bucket);
        String bound = bucket.labels().getOrDefault(BOUND, UNBOUNDED);
        if (bound.equals(UNBOUNDED)) {
            total += requests;
        } else {
            upTo.merge(bound(bound), requests, Long::sum);
        }
    }

    /** {@code 5} and {@code 5.0} are one bound: Prometheus 3 writes the latter. */
    private Duration bound(String number) {
        BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.toNanos()));
        return Duration.ofNanos(nanos.longValue());
    }
}
