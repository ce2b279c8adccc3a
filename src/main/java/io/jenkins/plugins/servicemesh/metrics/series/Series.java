package io.jenkins.plugins.servicemesh.metrics.series;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One series as it was scraped.
 *
 * @param labels its name among them, as {@code __name__}
 * @param samples in the order of time
 */
public record Series(Map<String, String> labels, List<Sample> samples) {

    /** The label that holds the metric's name. */
    public static final String NAME = "__name__";

    public Series {
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
        samples = samples.stream().sorted(Comparator.comparing(Sample::at)).toList();
    }

    /** Only what is in {@code (after, until]}. */
    public Series within(Instant after, Instant until) {
        return with(samples.stream()
                .filter(sample -> sample.at().isAfter(after) && !sample.at().isAfter(until))
                .toList());
    }

    /** The same series with these samples. */
    public Series with(List<Sample> others) {
        return new Series(labels, others);
    }

    /** The newest; empty when it has none. */
    public Optional<Sample> last() {
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
    }
}
