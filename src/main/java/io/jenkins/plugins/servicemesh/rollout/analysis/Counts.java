package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Scrape;

/** Requests of one version, and how many of them failed. */
record Counts(long failures, long requests) {

    /**
     * So many standard deviations of doubt. With fewer, equal versions that fail more often than the bound stop each other
     * more often than the early stop's budget allows; with more, it is slow where both versions get few requests.
     */
    private static final double DOUBT = 1.5;

    static final Counts NONE = new Counts(0, 0);

    Counts plus(Scrape scrape) {
        return new Counts(failures + scrape.failures(), requests + scrape.requests());
    }

    long successes() {
        return requests - failures;
    }

    /** The share of failures that these counts may stand for at the most: Wilson's upper limit. 0 without a request. */
    double atMost() {
        if (requests == 0) {
            return 0;
        }
        double spread = Math.sqrt((double) failures * successes() / requests + DOUBT * DOUBT / 4);
        double upper = failures + DOUBT * DOUBT / 2 + DOUBT * spread;
        return upper / (requests + DOUBT * DOUBT);
    }
}
