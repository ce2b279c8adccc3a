package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;

/** Time in which waiting takes none; each look at it is a millisecond later, so that no two entries are of one time. */
public final class VirtualTime implements PollClock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Instant now() {
        now = now.plusMillis(1);
        return now;
    }

    @Override
    public synchronized void pause(Duration time) {
        now = now.plus(time);
    }
}
