package io.jenkins.plugins.servicemesh.embedded.traffic;

import io.jenkins.plugins.servicemesh.embedded.traffic.draw.Chance;
import io.jenkins.plugins.servicemesh.embedded.traffic.draw.LatencyCurve;
import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * What a version's counters rose by.
 *
 * @param upTo how many requests took at most as long as each of the {@link #BOUNDS}
 */
record Sample(long requests, long failures, List<Long> upTo) {

    /** The bounds of the histograms of Istio's proxies. */
    static final List<Duration> BOUNDS = DoubleStream.of(
                    0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1e3, 2.5e3, 5e3, 1e4, 3e4, 6e4, 3e5, 6e5, 1.8e6, 3.6e6)
            .mapToObj(milliseconds -> Duration.ofNanos((long) (milliseconds * 1e6)))
            .toList();

    static final Sample NOTHING = new Sample(0, 0, Collections.nCopies(BOUNDS.size(), 0L));

    /** Draws what happens in a span of time. */
    static Sample draw(VersionTraffic.Span span, Chance chance) {
        long requests = chance.poisson(span.expected());
        if (requests == 0) {
            return NOTHING;
        }
        long failures = chance.binomial(requests, span.behaviour().errors());
        return new Sample(requests, failures, upTo(requests, span.behaviour().latency(), chance));
    }

    /** Of those that are left after each bound, the next bound gets its part. */
    private static List<Long> upTo(long requests, LatencyCurve latency, Chance chance) {
        List<Long> counts = new ArrayList<>();
        long counted = 0;
        double below = 0;
        for (Duration bound : BOUNDS) {
            double share = latency.share(bound);
            double part = below < 1 ? (share - below) / (1 - below) : 1;
            counted += chance.binomial(requests - counted, Math.max(0, Math.min(1, part)));
            below = share;
            counts.add(counted);
        }
        return counts;
    }

    Sample plus(Sample other) {
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < upTo.size(); i++) {
            sums.add(upTo.get(i) + other.upTo.get(i));
        }
        return new Sample(requests + other.requests, failures + other.failures, sums);
    }

    LatencyHistogram histogram() {
        NavigableMap<Duration, Long> counts = new TreeMap<>();
        for (int i = 0; i < BOUNDS.size(); i++) {
            counts.put(BOUNDS.get(i), upTo.get(i));
        }
        return new LatencyHistogram(counts, requests);
    }
}
