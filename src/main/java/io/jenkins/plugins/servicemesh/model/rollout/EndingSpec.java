package io.jenkins.plugins.servicemesh.model.rollout;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens when a rollout ends, and who is asked on the way.
 *
 * @param onFailure when a check fails or the gate says no
 * @param onAbort when a person stops it
 * @param onTimeout when a time limit is over
 * @param onDrift when someone else moved the weights
 * @param promote whether the new versions get everything after the last stage; else what was there before comes back
 * @param settleWithin how long pods and routes may take after a change of traffic
 * @param gateWithin how long whoever is asked may take
 * @param keepOld how long the old version stays reachable after a promotion; empty until the next release
 * @param gate a webhook that is asked at each pause, by its configured name
 * @param orphan what to do about a rollout of the same host whose runner is gone
 */
public record EndingSpec(
        Reaction onFailure,
        Reaction onAbort,
        Reaction onTimeout,
        Reaction onDrift,
        boolean promote,
        Duration settleWithin,
        Duration gateWithin,
        Optional<Duration> keepOld,
        Optional<String> gate,
        Orphan orphan) {

    /** What is done about trouble. */
    public enum Reaction {
        /** Everything is put back as it was. */
        ROLLBACK,
        /** Traffic stays as it is, and a person has to look. */
        HOLD,
        /** The new versions get everything. */
        PROMOTE
    }

    /** What is done about an unfinished rollout that nobody runs any more. */
    public enum Orphan {
        /** This one does not begin. */
        REFUSE,
        /** It is taken back by what it recorded; then this one begins. */
        ADOPT
    }

    /** All as it is by default: back on any trouble, held when someone else moved the weights. */
    public static final EndingSpec DEFAULT = new EndingSpec(
            Reaction.ROLLBACK,
            Reaction.ROLLBACK,
            Reaction.ROLLBACK,
            Reaction.HOLD,
            true,
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Optional.empty(),
            Optional.empty(),
            Orphan.REFUSE);
}
