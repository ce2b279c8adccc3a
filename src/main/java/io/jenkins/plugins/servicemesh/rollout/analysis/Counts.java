package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Scrape;

/** Requests of one version, and how many of them failed. */
record Counts(long failures, long requests) {

    static final Counts NONE = new Counts(0, 0);

    Counts plus(Scrape scrape) {
        return new Counts(failures + scrape.failures(), requests + scrape.requests());
    }

    long successes() {
        return requests - failures;
    }
}
