package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The machine's time, in which a pause can be ended early. */
final class WakeableClock implements PollClock {

    private final Semaphore wakes = new Semaphore(0);

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration time) {
        try {
            if (wakes.tryAcquire(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the pause that goes on, or the next one. Any thread may call it. */
    void wake() {
        wakes.release();
    }
}
