package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The old versions get everything back, first of all; then every object becomes what it was.
 *
 * @param cause why; empty at the end of a trial that went well
 * @param deadline when it has to be so
 * @param next when to try
 */
public record RollingBack(Part part, Optional<Cause> cause, Instant deadline, Instant next) implements Phase {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int SHARE_OF_TIME = 4;
    private static final Duration LONGEST = Duration.ofHours(1);

    /** What is done first, and what then. */
    public enum Part {
        SHARE,
        REST
    }

    static RollingBack because(Optional<Cause> cause, Instant now) {
        return new RollingBack(Part.SHARE, cause, now.plus(LONGEST), now);
    }

    /** A person wants it. */
    static RollingBack byHand(String by, Instant now) {
        return because(Optional.of(abort(by)), now);
    }

    static Cause abort(String by) {
        return new Cause(Cause.Kind.ABORT, "aborted by " + by);
    }

    /** The same, with all its time again. */
    RollingBack again(Instant now) {
        return new RollingBack(part, cause, now.plus(LONGEST), now);
    }

    /** No traffic was moved yet: only what was made for the rollout goes. */
    static RollingBack beforeTheFirstStage(Cause cause, Instant now) {
        return new RollingBack(Part.REST, Optional.of(cause), now.plus(LONGEST), now);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.rollingBack(this);
    }

    @Override
    public Action next(Setting setting, Instant now) {
        if (now.isBefore(next)) {
            return new Action.Sleep(next);
        }
        return part == Part.SHARE ? new Action.Divert() : new Action.Restore();
    }

    @Override
    public Turn on(Observation seen, Setting setting, Instant now) {
        if (seen instanceof Observation.Done && part == Part.SHARE) {
            return Turn.to(new RollingBack(Part.REST, cause, now.plus(LONGEST), now))
                    .telling(now, Kind.DIVERTED, "0", "the old version has everything");
        }
        if (seen instanceof Observation.Restored restored) {
            return ended(restored.conflicts(), now);
        }
        if (seen instanceof Observation.StableGone gone) {
            return held(gone.why(), now);
        }
        if (seen instanceof Observation.Unreachable unreachable) {
            return later(unreachable.why(), now);
        }
        if (seen instanceof Observation.Refused refused) {
            return later(refused.why(), now);
        }
        return Turn.to(this);
    }

    private Turn later(String why, Instant now) {
        return now.isBefore(deadline)
                ? Turn.to(new RollingBack(part, cause, deadline, now.plus(pause(now))))
                        .telling(now, Kind.WAITING, share(), why)
                : held(why, now);
    }

    /** Tried again and again at first, and less often the longer it has not worked. */
    private Duration pause(Instant now) {
        Duration tried = LONGEST.minus(Duration.between(now, deadline)).dividedBy(SHARE_OF_TIME);
        return tried.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : tried.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : tried;
    }

    private String share() {
        return part == Part.SHARE ? "" : "0";
    }

    private Turn held(String why, Instant now) {
        String text = what()
                + why
                + cause.map(reason -> " (rolled back because: " + reason.text() + ")")
                        .orElse("");
        return Turn.to(Ended.of(Outcome.HELD, new Cause(Cause.Kind.CLUSTER, text)))
                .telling(now, Kind.ENDED, share(), text);
    }

    private String what() {
        return part == Part.SHARE
                ? "could not be rolled back: "
                : "the old version has everything, but what the rollout made could not be taken away: ";
    }

    private Turn ended(List<String> conflicts, Instant now) {
        Outcome outcome = cause.isPresent() ? Outcome.ROLLED_BACK : Outcome.SUCCEEDED;
        List<String> lines = new ArrayList<>(List.of(cause.isPresent() ? "rolled back" : "the trial is over"));
        lines.addAll(conflicts);
        return Turn.to(new Ended(outcome, cause, conflicts)).telling(now, Kind.ENDED, "0", String.join("; ", lines));
    }

    @Override
    public Turn on(Commanded command, Setting setting, Instant now) {
        return Turn.unheeded(this, command, "it is being rolled back", now);
    }

    @Override
    public List<Object> essence() {
        return List.of("rolling back", part, cause);
    }
}
