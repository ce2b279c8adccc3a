package io.jenkins.plugins.servicemesh.operation;

import java.time.Duration;

/**
 * How careful an apply is.
 *
 * @param why for people, kept in the journal
 * @param dryRun whether the server judges every write before the first is stored
 * @param verifyFor how long to wait until what was written is in effect
 */
public record ApplyOptions(String why, boolean dryRun, Duration verifyFor) {

    /** With a dry run, and half a minute to come into effect. */
    public static ApplyOptions because(String why) {
        return new ApplyOptions(why, true, Duration.ofSeconds(30));
    }
}
