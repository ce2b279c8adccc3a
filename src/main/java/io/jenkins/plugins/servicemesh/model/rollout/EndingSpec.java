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

    public EndingSpec {
        Limits.positive("settleWithin", settleWithin);
        Limits.positive("gateWithin", gateWithin);
        keepOld.ifPresent(time -> Limits.notNegative("keepOld", time));
        gate.ifPresent(name -> Limits.notBlank("gate", name));
    }

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

    public EndingSpec withOnFailure(Reaction wanted) {
        return new EndingSpec(
                wanted, onAbort, onTimeout, onDrift, promote, settleWithin, gateWithin, keepOld, gate, orphan);
    }

    public EndingSpec withOnAbort(Reaction wanted) {
        return new EndingSpec(
                onFailure, wanted, onTimeout, onDrift, promote, settleWithin, gateWithin, keepOld, gate, orphan);
    }

    public EndingSpec withOnTimeout(Reaction wanted) {
        return new EndingSpec(
                onFailure, onAbort, wanted, onDrift, promote, settleWithin, gateWithin, keepOld, gate, orphan);
    }

    public EndingSpec withOnDrift(Reaction wanted) {
        return new EndingSpec(
                onFailure, onAbort, onTimeout, wanted, promote, settleWithin, gateWithin, keepOld, gate, orphan);
    }

    public EndingSpec withPromote(boolean wanted) {
        return new EndingSpec(
                onFailure, onAbort, onTimeout, onDrift, wanted, settleWithin, gateWithin, keepOld, gate, orphan);
    }

    public EndingSpec withSettleWithin(Duration wanted) {
        return new EndingSpec(
                onFailure, onAbort, onTimeout, onDrift, promote, wanted, gateWithin, keepOld, gate, orphan);
    }

    public EndingSpec withGateWithin(Duration wanted) {
        return new EndingSpec(
                onFailure, onAbort, onTimeout, onDrift, promote, settleWithin, wanted, keepOld, gate, orphan);
    }

    public EndingSpec withKeepOld(Duration wanted) {
        return new EndingSpec(
                onFailure,
                onAbort,
                onTimeout,
                onDrift,
                promote,
                settleWithin,
                gateWithin,
                Optional.of(wanted),
                gate,
                orphan);
    }

    public EndingSpec withGate(String wanted) {
        return new EndingSpec(
                onFailure,
                onAbort,
                onTimeout,
                onDrift,
                promote,
                settleWithin,
                gateWithin,
                keepOld,
                Optional.of(wanted),
                orphan);
    }

    public EndingSpec withOrphan(Orphan wanted) {
        return new EndingSpec(
                onFailure, onAbort, onTimeout, onDrift, promote, settleWithin, gateWithin, keepOld, gate, wanted);
    }
}
