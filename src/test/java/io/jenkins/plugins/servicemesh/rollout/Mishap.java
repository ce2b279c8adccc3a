package io.jenkins.plugins.servicemesh.rollout;

import java.time.Duration;

/**
 * Something that goes wrong, or that someone does, at that time of a rollout.
 *
 * @param number which of several forms it takes
 * @param lasts how long it stays so, where it passes
 */
record Mishap(Duration at, Kind kind, int number, Duration lasts) {

    /** What it is. */
    enum Kind {
        /** Some calls are answered 429 or 500, or the connection breaks before or after the server did its work. */
        API_TROUBLE,
        /** Someone changes the VirtualService, the DestinationRule or a Deployment beside what the rollout writes. */
        FOREIGN_EDIT,
        /** The same right before the next write of a mesh object. */
        EDIT_UNDER_A_WRITE,
        /** Someone else gives the new version another weight. */
        FOREIGN_WEIGHT,
        /** The metric source has no series, answers with errors, knows no number, or takes its time. */
        METRICS,
        /** The new version fails from now on. */
        BAD_VERSION,
        /** The runner is gone; another of the same build goes on. */
        RESTART,
        /** The runner is gone; another build goes on when the lease has lapsed. */
        OTHER_RUNNER,
        /** Another of the same build goes on although the runner still lives. */
        TWO_RUNNERS,
        /** Someone deletes the lease. */
        LEASE_DELETED,
        /** Another writer takes the lease. */
        LEASE_TAKEN,
        /** A version has no pods for a while. */
        PODS_GONE,
        /** All versions have pods again. */
        PODS_BACK,
        PAUSE,
        RESUME,
        PROMOTE,
        ABORT
    }

    @Override
    public String toString() {
        return at.toSeconds() + "s " + kind + " " + number + " for " + lasts.toSeconds() + "s";
    }
}
