package io.jenkins.plugins.servicemesh.metrics;

import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where the figures of a judgement come from. */
public interface MetricSource {

    /** Its configured name. */
    String name();

    /** How often proxies are read: nothing new is to be seen in between. */
    Duration scrapeInterval();

    /** How long a sample takes until it can be read here. */
    Duration ingestionDelay();

    /**
     * What that version did in {@code (since, until]}, scrape by scrape.
     *
     * @throws MetricException when the source is down, does not answer in time, or answers in part or with a warning
     */
    Traffic traffic(MetricSubject subject, Instant since, Instant until);

    /**
     * The same without latencies, which are most of what a source has to send: for those who look at every scrape.
     *
     * @throws MetricException as {@link #traffic}
     */
    default Traffic requests(MetricSubject subject, Instant since, Instant until) {
        return traffic(subject, since, until);
    }

    /**
     * The value of an expression at that time.
     *
     * @throws MetricException as {@link #traffic}; also when the source knows no expressions
     */
    Reading query(String expression, Instant at);

    /**
     * What each counter that matches rose by in {@code (since, until]}.
     *
     * @throws MetricException as {@link #traffic}; also when the source knows no single counters
     */
    default List<CounterRise> rises(SeriesSelector selector, Instant since, Instant until) {
        throw new MetricException(name() + " knows no single counters");
    }
}
