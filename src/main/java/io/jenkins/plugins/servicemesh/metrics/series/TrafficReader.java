package io.jenkins.plugins.servicemesh.metrics.series;

import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import io.jenkins.plugins.servicemesh.metrics.CounterRise;
import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Works out what a version did from the raw samples of its counters.
 *
 * @param interval how often proxies are scraped
 */
public record TrafficReader(SeriesReader reader, MetricQueries queries, Duration interval) {

    /** How far before a span the last sample of a series is looked for; a series that was silent for longer began anew. */
    static final Duration LOOK_BACK = Duration.ofMinutes(5);

    /** A series is given up for gone after as many missed scrapes. */
    private static final int MISSED_SCRAPES = 3;

    /** What that version did in {@code (since, until]}. */
    public Traffic traffic(MetricSubject subject, Instant since, Instant until) {
        Traffic requests = requests(subject, since, until);
        if (!requests.known()) {
            return requests;
        }
        List<Series> buckets = read(queries.latencyBuckets(subject), since, until);
        return new Traffic(true, requests.scrapes(), LatencySums.of(buckets, since, queries.latencyUnit()));
    }

    /** The same without latencies. */
    public Traffic requests(MetricSubject subject, Instant since, Instant until) {
        List<Series> requests = read(queries.requests(subject), since, until);
        return requests.stream().anyMatch(series -> isThere(series, since, until))
                ? new Traffic(true, scrapes(requests, since), LatencyHistogram.EMPTY)
                : Traffic.UNKNOWN;
    }

    /** What each counter that matches rose by in {@code (since, until]}. */
    public List<CounterRise> rises(SeriesSelector selector, Instant since, Instant until) {
        return read(selector, since, until).stream()
                .map(series -> new CounterRise(series.labels(), CounterDeltas.total(since, series)))
                .toList();
    }

    private List<Series> read(SeriesSelector selector, Instant since, Instant until) {
        return reader.read(selector, since.minus(LOOK_BACK), until);
    }

    /** One that ended before the span says nothing of it; one that was just not scraped again yet is still there. */
    private boolean isThere(Series series, Instant since, Instant until) {
        Instant recent = until.minus(interval.multipliedBy(MISSED_SCRAPES));
        Instant oldest = recent.isBefore(since) ? recent : since;
        return series.samples().stream()
                .anyMatch(sample -> sample.isFinite() && sample.at().isAfter(oldest));
    }

    private List<Scrape> scrapes(List<Series> requests, Instant since) {
        ScrapeGroups groups = new ScrapeGroups(since, interval);
        for (Series series : requests) {
            boolean failed = queries.isFailure(series.labels());
            CounterDeltas.after(since, series).forEach(rise -> groups.add(rise, failed));
        }
        return groups.scrapes();
    }
}
