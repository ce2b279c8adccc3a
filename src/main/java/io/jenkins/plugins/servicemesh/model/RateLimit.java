package io.jenkins.plugins.servicemesh.model;

import java.time.Duration;

/**
 * How many requests a service takes in a span of time; those above it are refused (Linkerd: HTTPLocalRateLimitPolicy).
 *
 * @param requests let through, at least 1
 * @param per the span, at least a second
 */
public record RateLimit(int requests, Duration per) {

    public RateLimit {
        if (requests < 1) {
            throw new InvalidValueException("rateLimit", requests, "1 request or more");
        }
        if (per.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new InvalidValueException("span of a rateLimit", DurationText.print(per), "1s or more");
        }
    }

    /** {@code 100 requests per 1s}. */
    @Override
    public String toString() {
        return requests + " requests per " + DurationText.print(per);
    }
}
