package io.jenkins.plugins.servicemesh.metrics.series;

import io.jenkins.plugins.servicemesh.metrics.Scrape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts rises of many series together, scrape by scrape. Pods are scraped at different moments of one interval; the intervals
 * are counted from the start of the span, so that one that is over stays as it is in every later reading, and what is there
 * of the current one is told at once.
 */
final class ScrapeGroups {

    private final Instant since;
    private final long interval;
    private final TreeMap<Long, Scrape> groups = new TreeMap<>();

    ScrapeGroups(Instant since, Duration interval) {
        this.since = since;
        this.interval = interval.toNanos();
    }

    void add(Rise rise, boolean failed) {
        long group = (Duration.between(since, rise.at()).toNanos() - 1) / interval;
        groups.merge(group, new Scrape(rise.at(), rise.by(), failed ? rise.by() : 0), ScrapeGroups::sum);
    }

    private static Scrape sum(Scrape one, Scrape other) {
        Instant later = one.at().isAfter(other.at()) ? one.at() : other.at();
        return new Scrape(later, one.requests() + other.requests(), one.failures() + other.failures());
    }

    /** In the order of time, each at its newest sample. */
    List<Scrape> scrapes() {
        return List.copyOf(groups.values());
    }
}
