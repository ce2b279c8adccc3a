package io.jenkins.plugins.servicemesh.local.time;

import java.time.Duration;
import java.time.Instant;

/** The clock on the wall. */
final class RealClock extends PipelineClock {

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    Duration waitFor(Instant due, boolean working) {
        Duration wait = Duration.between(instant(), due);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    @Override
    void reach(Instant due) {
        // real time got there by itself
    }
}
