package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that is known of a rollout while it runs, and afterwards. Immutable.
 *
 * @param id unique in its namespace
 * @param phase where it is
 * @param moments what happened, the oldest first; of looks in a row only the last, and at most 200
 */
public record RolloutState(String id, Phase phase, List<Moment> moments) {

    private static final int MOST_MOMENTS = 200;

    public RolloutState {
        moments = List.copyOf(moments);
    }

    /** A rollout at its very beginning. */
    public static RolloutState begin(String id, Setting setting, Instant now) {
        return new RolloutState(id, Preparing.begin(setting, now), List.of());
    }

    /** The same rollout in another phase. */
    public RolloutState in(Phase other) {
        return new RolloutState(id, other, moments);
    }

    /**
     * The same rollout, taken back by a person. A promotion stands, and so does an end, but for one that is held: it can be taken
     * back.
     */
    public RolloutState takenBack(String by, Instant now) {
        if (phase instanceof Preparing) {
            return in(RollingBack.beforeTheFirstStage(RollingBack.abort(by), now));
        }
        if (phase instanceof RollingBack back) {
            return in(back.again(now));
        }
        boolean isPromoted = phase instanceof Promoting promoting && promoting.part() == Promoting.Part.TIDY;
        boolean isOver = phase instanceof Ended ended && ended.outcome() != Outcome.HELD;
        return isPromoted || isOver ? this : in(RollingBack.byHand(by, now));
    }

    /** What to do next. */
    public Action next(Setting setting, Instant now) {
        return phase.next(setting, now);
    }

    /** What becomes of it by what was seen. */
    public RolloutState on(Observation seen, Setting setting, Instant now) {
        Turn turn = seen instanceof Observation.Commanded command
                ? phase.on(command, setting, now)
                : phase.on(seen, setting, now);
        return new RolloutState(id, turn.phase(), told(turn.moments()));
    }

    private List<Moment> told(List<Moment> more) {
        List<Moment> all = new ArrayList<>(moments);
        for (Moment moment : more) {
            if (!all.isEmpty() && repeats(moment, all.get(all.size() - 1))) {
                all.remove(all.size() - 1);
            }
            all.add(moment);
        }
        while (all.size() > MOST_MOMENTS) {
            all.remove(leastMissed(all));
        }
        return all;
    }

    /** The oldest of those that come again and again; each change of traffic is kept as long as can be. */
    private static int leastMissed(List<Moment> all) {
        return IntStream.range(0, all.size() - 1)
                .filter(at -> isFrequent(all.get(at)))
                .findFirst()
                .orElse(0);
    }

    private static boolean repeats(Moment moment, Moment before) {
        boolean same = moment.kind() == before.kind() && moment.share().equals(before.share());
        return same && isFrequent(moment);
    }

    private static boolean isFrequent(Moment moment) {
        return moment.kind() == Kind.LOOKED || moment.kind() == Kind.WAITING;
    }

    /** Whether it has to be stored before anything else is done, since this one was. */
    public boolean isWorthStoringAfter(RolloutState stored) {
        return !phase.essence().equals(stored.phase.essence());
    }

    public boolean isEnded() {
        return phase.isFinal();
    }
}
