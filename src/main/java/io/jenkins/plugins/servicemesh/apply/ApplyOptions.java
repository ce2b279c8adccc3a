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
 * @param rollout the rollout that it is part of, which may take it back
 */
public record ApplyOptions(
        String why, boolean dryRun, Duration verifyFor, Optional<Duration> lasting, Optional<String> rollout) {

    /** With a dry run, and half a minute to come into effect. */
    public static ApplyOptions because(String why) {
        return new ApplyOptions(why, true, Duration.ofSeconds(30), Optional.empty(), Optional.empty());
    }

    public ApplyOptions withDryRun(boolean wanted) {
        return new ApplyOptions(why, wanted, verifyFor, lasting, rollout);
    }

    public ApplyOptions withVerifyFor(Duration time) {
        return new ApplyOptions(why, dryRun, time, lasting, rollout);
    }

    /** For a time only, whatever becomes of whoever applies it. */
    public ApplyOptions withLasting(Duration time) {
        return new ApplyOptions(why, dryRun, verifyFor, Optional.of(time), rollout);
    }

    /** As part of that rollout. */
    public ApplyOptions partOf(String id) {
        return new ApplyOptions(why, dryRun, verifyFor, lasting, Optional.of(id));
    }
}
