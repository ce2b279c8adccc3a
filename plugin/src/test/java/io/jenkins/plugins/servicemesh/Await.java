package io.jenkins.plugins.servicemesh;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for what has to become so, no longer than it takes. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long BETWEEN_LOOKS = 50; // ms

    private Await() {}

    /** Returns as soon as the condition holds; an error that says what was awaited when that takes too long. */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, condition, PATIENCE);
    }

    /** The same with another patience. */
    public static void until(String what, Callable<Boolean> condition, Duration patience) throws Exception {
        Instant end = Instant.now().plus(patience);
        while (!condition.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("in vain: waited for " + what);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
