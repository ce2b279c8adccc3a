package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The new versions get everything, and what only the rollout needed is taken away.
 *
 * @param stage the last one whose form traffic may have
 * @param deadline when they have to have everything
 * @param next when to try
 * @param watch of the traffic until they have it
 */
public record Promoting(Part part, int stage, Instant deadline, Instant next, Watch watch) implements Phase {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    /** What is done first, and what then. */
    public enum Part {
        SHARE,
        TIDY
    }

    static Promoting begin(int stage, Watch watch, Setting setting, Instant now) {
        return new Promoting(Part.SHARE, stage, now.plus(setting.ending().settleWithin()), now, watch);
    }

    /** A person says so, and answers for it. */
    static Turn because(String why, int stage, String share, Setting setting, Instant now) {
        return Turn.to(begin(stage, Watch.NONE, setting, now)).telling(now, Kind.ANSWERED, share, why);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.promoting(this);
    }

    @Override
    public Action next(Setting setting, Instant now) {
        if (now.isBefore(next)) {
            return new Action.Sleep(next);
        }
        return part == Part.TIDY ? new Action.Tidy() : watch.due(setting).orElseGet(() -> new Action.Promote(stage));
    }

    @Override
    public Turn on(Observation seen, Setting setting, Instant now) {
        return part == Part.SHARE ? shared(seen, setting, now) : tidied(seen, setting, now);
    }

    private Turn shared(Observation seen, Setting setting, Instant now) {
        if (seen instanceof Observation.Done) {
            return Turn.to(new Promoting(
                            Part.TIDY, stage, now.plus(setting.ending().settleWithin()), now, Watch.NONE))
                    .telling(now, Kind.PROMOTED, "100", "the new version has everything");
        }
        if (seen instanceof Observation.Figures figures) {
            return Alarm.of(figures, stage, setting, now).orElseGet(this::looked);
        }
        if (seen instanceof Observation.NoFigures) {
            return looked();
        }
        if (seen instanceof Observation.Frozen frozen) {
            return frozen(frozen, setting, now);
        }
        if (seen instanceof Observation.NotReady notReady) {
            return later(Cause.Kind.TIMEOUT, notReady.why(), setting, now);
        }
        if (seen instanceof Observation.Unreachable unreachable) {
            return later(Cause.Kind.CLUSTER, unreachable.why(), setting, now);
        }
        if (seen instanceof Observation.Drifted drifted) {
            return trouble(Cause.Kind.DRIFT, "someone else moved the weights: " + drifted.live(), setting, now);
        }
        if (seen instanceof Observation.Refused refused) {
            return trouble(Cause.Kind.CLUSTER, refused.why(), setting, now);
        }
        return Turn.to(this);
    }

    private Turn looked() {
        return Turn.to(new Promoting(part, stage, deadline, next, watch.afterLook()));
    }

    /** Traffic stays as it is; the time to promote begins with the end of the freeze. */
    private Turn frozen(Observation.Frozen frozen, Setting setting, Instant now) {
        Instant limit = frozen.until().plus(setting.ending().settleWithin());
        return Turn.to(new Promoting(part, stage, limit, setting.nextTry(frozen, now), watch.afterTry()))
                .telling(now, Kind.WAITING, "", frozen.why());
    }

    private Turn later(Cause.Kind kind, String why, Setting setting, Instant now) {
        return now.isBefore(deadline)
                ? Turn.to(again(now)).telling(now, Kind.WAITING, "", why)
                : trouble(kind, why, setting, now);
    }

    private Promoting again(Instant now) {
        return new Promoting(part, stage, deadline, now.plus(BETWEEN_TRIES), watch.afterTry());
    }

    /** A promotion that cannot be made is no reason to promote: then it is held. */
    private Turn trouble(Cause.Kind kind, String why, Setting setting, Instant now) {
        Cause cause = new Cause(kind, why);
        return cause.reaction(setting.ending()) == Reaction.PROMOTE
                ? Turn.to(Ended.of(Outcome.HELD, cause)).telling(now, Kind.TROUBLE, "", why)
                : Trouble.of(cause, stage, "", setting, now);
    }

    /** What cannot be taken away stays, and is told: the promotion stands all the same. */
    private Turn tidied(Observation seen, Setting setting, Instant now) {
        if (seen instanceof Observation.Done) {
            return Turn.to(Ended.of(Outcome.SUCCEEDED)).telling(now, Kind.ENDED, "100", "promoted");
        }
        if (seen instanceof Observation.Unreachable unreachable && now.isBefore(deadline)) {
            return Turn.to(again(now)).telling(now, Kind.WAITING, "100", unreachable.why());
        }
        if (seen instanceof Observation.Woken) {
            return Turn.to(this);
        }
        return Turn.to(Ended.of(Outcome.SUCCEEDED))
                .telling(now, Kind.ENDED, "100", "promoted; something of the rollout was left in place");
    }

    @Override
    public Turn on(Commanded command, Setting setting, Instant now) {
        return command.command() == Command.ABORT && part == Part.SHARE
                ? Trouble.aborted(command.by(), stage, "", setting, now)
                : Turn.unheeded(this, command, "it is being promoted", now);
    }

    @Override
    public List<Object> essence() {
        return List.of("promoting", part, stage);
    }
}
