package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Traffic is given the form of a stage. That this is meant is stored before the first write.
 *
 * @param stage its number, from 0
 * @param deadline when it has to be so
 * @param next when to try
 * @param pausedBy who wants it to pause as soon as this change is made, for a change may be half made already
 * @param watch of the traffic meanwhile, which has the form of the stage before
 */
public record Changing(int stage, Instant deadline, Instant next, Optional<String> pausedBy, Watch watch)
        implements Phase {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    static Changing to(int stage, Watch watch, Setting setting, Instant now) {
        return new Changing(stage, now.plus(setting.ending().settleWithin()), now, Optional.empty(), watch);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.changing(this);
    }

    @Override
    public Action next(Setting setting, Instant now) {
        return now.isBefore(next)
                ? new Action.Sleep(next)
                : watch.due(setting).orElseGet(() -> new Action.Enter(stage));
    }

    @Override
    public Turn on(Observation seen, Setting setting, Instant now) {
        if (seen instanceof Observation.Done) {
            return done(setting, now);
        }
        if (seen instanceof Observation.Figures figures) {
            return Alarm.of(figures, stage - 1, setting, now).orElseGet(this::looked);
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

    private Turn done(Setting setting, Instant now) {
        Turn made = Turn.to(Settling.since(stage, setting, now))
                .telling(
                        now,
                        Kind.SHIFTED,
                        setting.share(stage),
                        setting.stage(stage).describe());
        return pausedBy.map(person -> Asking.turn(stage, now, Question.pausedBy(person), Tally.NONE, setting, now)
                        .after(made.moments()))
                .orElse(made);
    }

    private Turn looked() {
        return Turn.to(new Changing(stage, deadline, next, pausedBy, watch.afterLook()));
    }

    /** Traffic stays as it is; the time to make the change begins with the end of the freeze. */
    private Turn frozen(Observation.Frozen frozen, Setting setting, Instant now) {
        Instant limit = frozen.until().plus(setting.ending().settleWithin());
        return Turn.to(new Changing(stage, limit, setting.nextTry(frozen, now), pausedBy, watch.afterTry()))
                .telling(now, Kind.WAITING, before(setting), frozen.why());
    }

    private Turn later(Cause.Kind kind, String why, Setting setting, Instant now) {
        if (!now.isBefore(deadline)) {
            return trouble(kind, why, setting, now);
        }
        return Turn.to(new Changing(stage, deadline, now.plus(BETWEEN_TRIES), pausedBy, watch.afterTry()))
                .telling(now, Kind.WAITING, before(setting), why);
    }

    private Turn trouble(Cause.Kind kind, String why, Setting setting, Instant now) {
        return Trouble.of(new Cause(kind, why), stage, before(setting), setting, now);
    }

    /** The share that the stage before gave. */
    private String before(Setting setting) {
        return stage == 0 ? "0" : setting.share(stage - 1);
    }

    @Override
    public Turn on(Commanded command, Setting setting, Instant now) {
        return switch (command.command()) {
            case ABORT -> Trouble.aborted(command.by(), stage, before(setting), setting, now);
            case PROMOTE -> Promoting.because("promoted by " + command.by(), stage, before(setting), setting, now);
            case PAUSE -> pausing(Optional.of(command.by()));
            case RESUME -> pausing(Optional.empty());
        };
    }

    private Turn pausing(Optional<String> person) {
        return Turn.to(new Changing(stage, deadline, next, person, watch));
    }

    @Override
    public List<Object> essence() {
        return List.of("changing", stage, pausedBy);
    }
}
