package io.jenkins.plugins.servicemesh.metrics;

import java.util.List;

/**
 * What one version did in a span of time.
 *
 * @param known whether any series of it is there; without one nothing is known, which is not the same as no requests
 * @param scrapes what came to light at each reading of the proxies, in the order of time
 * @param latency of all these requests; empty where the source keeps none
 */
public record Traffic(boolean known, List<Scrape> scrapes, LatencyHistogram latency) {

    /** No series. */
    public static final Traffic UNKNOWN = new Traffic(false, List.of(), LatencyHistogram.EMPTY);

    public Traffic {
        scrapes = List.copyOf(scrapes);
    }

    /** All finished requests. */
    public long requests() {
        return scrapes.stream().mapToLong(Scrape::requests).sum();
    }

    /** Those that failed. */
    public long failures() {
        return scrapes.stream().mapToLong(Scrape::failures).sum();
    }
}
