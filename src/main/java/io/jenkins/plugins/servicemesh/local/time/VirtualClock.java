package io.jenkins.plugins.servicemesh.local.time;

import java.time.Duration;
import java.time.Instant;

/** Time that is moved by the event loop alone, and can be read by any thread. */
final class VirtualClock extends PipelineClock {
    private volatile Instant now;

    VirtualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    Duration waitFor(Instant due, boolean working) {
        boolean jump = !working || !due.isAfter(now);
        return jump ? Duration.ZERO : Duration.between(now, due);
    }

    @Override
    void reach(Instant due) {
        if (due.isAfter(now)) {
            now = due;
        }
    }
}
