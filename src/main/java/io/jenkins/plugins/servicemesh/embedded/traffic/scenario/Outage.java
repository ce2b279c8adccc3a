package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import java.time.Duration;

/**
 * A time in which the metric source does not answer.
 *
 * @param from counted from the start of the run
 * @param lasts how long
 */
public record Outage(Duration from, Duration lasts) {

    /** Whether the source is down then. */
    public boolean covers(Duration time) {
        return time.compareTo(from) >= 0 && time.compareTo(from.plus(lasts)) < 0;
    }
}
