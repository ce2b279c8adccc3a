package io.jenkins.plugins.servicemesh.metrics.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a counter rose by, sample by sample, exactly: {@code increase()} extrapolates, and misses the first value of a new
 * series. A value below the one before it means that counting began anew at 0. A series without a sample at or before the
 * start was born after it, at 0, so that its first value counts whole.
 */
final class CounterDeltas {

    private CounterDeltas() {}

    /** Rises after {@code since}, one a sample, those of 0 too. */
    static List<Rise> after(Instant since, Series counter) {
        List<Rise> rises = new ArrayList<>();
        double before = 0;
        double total = 0; // rounded as a whole, so that parts that are no whole numbers do not add up to an error
        for (Sample sample : counter.samples()) {
            if (!sample.isFinite()) {
                continue;
            }
            if (sample.at().isAfter(since)) {
                double more = total + rise(before, sample.value());
                rises.add(new Rise(sample.at(), Math.round(more) - Math.round(total)));
                total = more;
            }
            before = sample.value();
        }
        return rises;
    }

    private static double rise(double before, double now) {
        return now < before ? now : now - before;
    }

    /** All of it. */
    static long total(Instant since, Series counter) {
        return after(since, counter).stream().mapToLong(Rise::by).sum();
    }
}
