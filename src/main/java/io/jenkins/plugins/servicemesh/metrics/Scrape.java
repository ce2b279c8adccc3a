package io.jenkins.plugins.servicemesh.metrics;

import java.time.Instant;

/**
 * What counters rose by until one reading of the proxies, since the one before it; resets are accounted for.
 *
 * @param at when the proxies were read
 * @param requests finished, failed ones included
 * @param failures of them
 */
public record Scrape(Instant at, long requests, long failures) {}
