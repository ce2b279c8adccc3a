package io.jenkins.plugins.servicemesh.metrics.series;

import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import java.time.Instant;
import java.util.List;

/** Where raw samples come from. */
@FunctionalInterface
public interface SeriesReader {

    /**
     * All series that match, with their samples in {@code (after, until]}.
     *
     * @throws io.jenkins.plugins.servicemesh.metrics.MetricException when not all of them can be told
     */
    List<Series> read(SeriesSelector selector, Instant after, Instant until);
}
