package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything is looked at, and what the first stage needs is made: the versions can be reached, and the new one has nothing.
 *
 * @param deadline when the cluster has to have answered
 * @param next when to try
 */
public record Preparing(Instant deadline, Instant next) implements Phase {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    static Preparing begin(Setting setting, Instant now) {
        return new Preparing(now.plus(setting.ending().settleWithin()), now);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.preparing(this);
    }

    @Override
    public Action next(Setting setting, Instant now) {
        return now.isBefore(next) ? new Action.Sleep(next) : new Action.Prepare();
    }

    @Override
    public Turn on(Observation seen, Setting setting, Instant now) {
        if (seen instanceof Observation.Done) {
            return Turn.to(Changing.to(0, Watch.NONE, setting, now))
                    .telling(now, Kind.BEGUN, "0", setting.spec().describe());
        }
        if (seen instanceof Observation.AlreadyThere) {
            return Turn.to(Ended.of(Outcome.SUCCEEDED))
                    .telling(now, Kind.ENDED, "100", "nothing to do: the new version has everything already");
        }
        if (seen instanceof Observation.Refused refused) {
            return refused(refused.why(), now);
        }
        if (seen instanceof Observation.Unreachable unreachable) {
            return now.isBefore(deadline)
                    ? again(unreachable.why(), now)
                    : undone(Cause.Kind.CLUSTER, unreachable.why(), now);
        }
        return Turn.to(this);
    }

    private Turn again(String why, Instant now) {
        return Turn.to(new Preparing(deadline, now.plus(BETWEEN_TRIES))).telling(now, Kind.WAITING, "0", why);
    }

    private static Turn refused(String why, Instant now) {
        return Turn.to(Ended.of(Outcome.REFUSED, new Cause(Cause.Kind.REFUSED, why)))
                .telling(now, Kind.ENDED, "0", why);
    }

    /** Some of it may be made: nothing of that may stay. */
    private static Turn undone(Cause.Kind kind, String why, Instant now) {
        Cause cause = new Cause(kind, why);
        return Turn.to(RollingBack.beforeTheFirstStage(cause, now)).telling(now, Kind.TROUBLE, "0", why);
    }

    @Override
    public Turn on(Commanded command, Setting setting, Instant now) {
        return command.command() == Command.ABORT
                ? undone(Cause.Kind.ABORT, "aborted by " + command.by(), now)
                : Turn.unheeded(this, command, "it has not begun to move traffic", now);
    }

    @Override
    public List<Object> essence() {
        return List.of("preparing");
    }
}
