package io.jenkins.plugins.servicemesh.metrics;

import java.time.Duration;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long requests took.
 *
 * @param upTo for each bound, how many requests took at most that long; cumulative
 * @param total all of them, those above the largest bound included
 */
public record LatencyHistogram(NavigableMap<Duration, Long> upTo, long total) {

    /** No requests. */
    public static final LatencyHistogram EMPTY = new LatencyHistogram(new TreeMap<>(), 0);

    public LatencyHistogram {
        upTo = Collections.unmodifiableNavigableMap(new TreeMap<>(upTo));
    }
}
