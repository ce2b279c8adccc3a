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
 * @param probeFor how long objects that controllers keep are watched before they are edited; zero when that was done before
 */
public record ApplyOptions(
        String why,
        boolean dryRun,
        Duration verifyFor,
        Optional<Duration> lasting,
        Duration lockWait,
        Optional<String> rollout,
        Duration probeFor) {

    /** With a dry run and a probe, half a minute to come into effect, and as much patience as a stopped writer's lease lasts. */
    public static ApplyOptions because(String why) {
        return new ApplyOptions(
                why,
                true,
                Duration.ofSeconds(30),
                Optional.empty(),
                Applier.WAIT_FOR_OTHERS,
                Optional.empty(),
                SharingProbe.TIME);
    }

    public ApplyOptions withDryRun(boolean wanted) {
        return new ApplyOptions(why, wanted, verifyFor, lasting, lockWait, rollout, probeFor);
    }

    public ApplyOptions withVerifyFor(Duration time) {
        return new ApplyOptions(why, dryRun, time, lasting, lockWait, rollout, probeFor);
    }

    /** For a time only, whatever becomes of whoever applies it. */
    public ApplyOptions withLasting(Duration time) {
        return new ApplyOptions(why, dryRun, verifyFor, Optional.of(time), lockWait, rollout, probeFor);
    }

    /** As part of that rollout. */
    public ApplyOptions partOf(String id) {
        return new ApplyOptions(why, dryRun, verifyFor, lasting, lockWait, Optional.of(id), probeFor);
    }

    public ApplyOptions withLockWait(Duration time) {
        return new ApplyOptions(why, dryRun, verifyFor, lasting, time, rollout, probeFor);
    }

    /** With a probe of that time; with none for zero. */
    public ApplyOptions withProbeFor(Duration time) {
        return new ApplyOptions(why, dryRun, verifyFor, lasting, lockWait, rollout, time);
    }
}
