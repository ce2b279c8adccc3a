package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Scrape;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Both versions of a service from one scrape until now.
 *
 * @param begin which scrape of the new version is its first, from 1
 * @param scrapes how many it has
 */
record Span(int begin, int scrapes, Counts fresh, Counts stable) {

    /** Every span that ends with the newest scrape, the shortest first. */
    static List<Span> endingNow(Comparison service) {
        List<Scrape> fresh = service.fresh().scrapes();
        Deque<Scrape> stable = new ArrayDeque<>(service.stable().scrapes());
        List<Span> spans = new ArrayList<>();
        Span span = new Span(fresh.size() + 1, 0, Counts.NONE, Counts.NONE);
        while (span.begin > 1) {
            span = span.longer(fresh, stable);
            spans.add(span);
        }
        return spans;
    }

    /** The span that begins one scrape earlier; takes the stable version's scrapes of that time out of the queue. */
    private Span longer(List<Scrape> freshScrapes, Deque<Scrape> stableScrapes) {
        int first = begin - 1;
        Instant after = first > 1 ? freshScrapes.get(first - 2).at() : Instant.MIN;
        Counts stableCounts = stable;
        while (!stableScrapes.isEmpty() && stableScrapes.getLast().at().isAfter(after)) {
            stableCounts = stableCounts.plus(stableScrapes.removeLast());
        }
        return new Span(first, scrapes + 1, fresh.plus(freshScrapes.get(first - 1)), stableCounts);
    }

    /** {@code 6 of 16 requests failed in 3 scrapes (stable 2 of 800), where 0.5 % are allowed}. */
    String describe(double allowed) {
        String beside =
                stable.requests() > 0 ? " (stable " + Figures.counts(stable.failures(), stable.requests()) + ")" : "";
        return Figures.counts(fresh.failures(), fresh.requests()) + " requests failed in " + scrapes
                + (scrapes == 1 ? " scrape" : " scrapes") + beside + ", where " + Figures.chance(allowed) + " may";
    }
}
