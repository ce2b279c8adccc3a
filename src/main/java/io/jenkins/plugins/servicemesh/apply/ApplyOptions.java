package io.jenkins.plugins.servicemesh.apply;

import java.time.Duration;
import java.util.Optional;

/**
 * How careful an apply is.
 *
 * @param why for people, kept in the journal
 * @param dryRun whether the server judges every write before the first is stored
 * @param verifyFor how long to wait until what was written is in effect
 * @param lasting after how long it is to be taken back at the latest; empty when it is to stay
 * @param lockWait how long to wait for another writer of the same routes
 * @param rollout the rollout that it is part of, which may take it back
 */
public record ApplyOptions(
        String why,
        boolean dryRun,
        Duration verifyFor,
        Optional<Duration> lasting,
        Duration lockWait,
        Optional<String> rollout) {

    /** With a dry run, half a minute to come into effect, and as much patience as a stopped writer's lease lasts. */
    public static ApplyOptions because(String why) {
        return new ApplyOptions(
                why, true, Duration.ofSeconds(30), Optional.empty(), Applier.WAIT_FOR_OTHERS, Optional.empty());
    }

    public ApplyOptions withDryRun(boolean wanted) {
        return new ApplyOptions(why, wanted, verifyFor, lasting, lockWait, rollout);
    }

    public ApplyOptions withVerifyFor(Duration time) {
        return new ApplyOptions(why, dryRun, time, lasting, lockWait, rollout);
    }

    /** For a time only, whatever becomes of whoever applies it. */
    public ApplyOptions withLasting(Duration time) {
        return new ApplyOptions(why, dryRun, verifyFor, Optional.of(time), lockWait, rollout);
    }

    /** As part of that rollout. */
    public ApplyOptions partOf(String id) {
        return new ApplyOptions(why, dryRun, verifyFor, lasting, lockWait, Optional.of(id));
    }

    public ApplyOptions withLockWait(Duration time) {
        return new ApplyOptions(why, dryRun, verifyFor, lasting, time, rollout);
    }
}
