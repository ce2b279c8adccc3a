package io.jenkins.plugins.servicemesh.verify;

import java.time.Duration;
import java.time.Instant;

/** The time, and waiting in it: the machine's, or a virtual one in which waiting takes none. */
public interface PollClock {

    Instant now();

    /** Waits; restores the interrupt flag and returns early when the thread is interrupted. */
    void pause(Duration time);

    /** The machine's clock. */
    static PollClock system() {
        return new PollClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration time) {
                try {
                    Thread.sleep(time.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
