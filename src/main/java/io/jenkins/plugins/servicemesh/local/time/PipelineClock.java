package io.jenkins.plugins.servicemesh.local.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of a run. Real time passes by itself. Virtual time stands still while there is something to do and jumps to
 * the next timer when there is nothing: {@code sleep} and {@code timeout} take no real time and end in the same order
 * each time. While work runs in the background (a shell command, say) virtual time passes like real time.
 */
public abstract sealed class PipelineClock implements InstantSource permits RealClock, VirtualClock {

    PipelineClock() {}

    /** The clock on the wall. */
    public static PipelineClock real() {
        return new RealClock();
    }

    /** A virtual clock that starts at this instant. */
    public static PipelineClock virtual(Instant start) {
        return new VirtualClock(start);
    }

    /** How long to wait in reality before it is this late; zero when it is due. */
    abstract Duration waitFor(Instant due, boolean working);

    /** It is at least this late now. */
    abstract void reach(Instant due);
}
