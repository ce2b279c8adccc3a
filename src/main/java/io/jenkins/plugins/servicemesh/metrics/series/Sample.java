package io.jenkins.plugins.servicemesh.metrics.series;

import java.time.Instant;

/** A value of a series at a time. */
public record Sample(Instant at, double value) {

    /** Whether it says something: a gap is written as no number. */
    public boolean isFinite() {
        return Double.isFinite(value);
    }
}
