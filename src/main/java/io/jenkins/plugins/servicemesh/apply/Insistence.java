package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.function.Supplier;

/** Repeats calls that may be repeated while a server is overloaded or out of reach for a moment. */
public final class Insistence {

    private static final int MOST_TRIES = 8; // some three seconds in all

    private final PollClock clock;

    public Insistence(PollClock clock) {
        this.clock = clock;
    }

    /** @throws ClusterException the first that will not pass, or the last one */
    public <T> T on(Supplier<T> call) {
        DoublingPause pause = new DoublingPause(clock);
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (ClusterException e) {
                if (tries == MOST_TRIES || !e.isPassing()) {
                    throw e;
                }
                pause.pause();
            }
        }
    }

    public void on(Runnable call) {
        on(() -> {
            call.run();
            return true;
        });
    }
}
