package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;

/** Waits between the tries of one call, each time twice as long, up to two seconds. */
final class DoublingPause {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final PollClock clock;
    private Duration next = Duration.ofMillis(20);

    DoublingPause(PollClock clock) {
        this.clock = clock;
    }

    void pause() {
        clock.pause(next);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
