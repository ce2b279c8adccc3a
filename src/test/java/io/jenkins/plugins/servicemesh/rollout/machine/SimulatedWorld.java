package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.metrics.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A cluster in which all goes well and a version that does not, in virtual time, for the machine alone. */
final class SimulatedWorld {

    private static final Duration STEP = Duration.ofMillis(200);
    private static final int MOST_STEPS = 5000;

    private final Setting setting;
    private final Map<Instant, Observation> said = new TreeMap<>();
    private Instant failing = Instant.MAX;
    private Instant queueing = Instant.MAX;

    SimulatedWorld(Setting setting) {
        this.setting = setting;
    }

    SimulatedWorld failingFrom(Instant time) {
        failing = time;
        return this;
    }

    SimulatedWorld queueingFrom(Instant time) {
        queueing = time;
        return this;
    }

    SimulatedWorld saying(Instant time, Observation what) {
        said.put(time, what);
        return this;
    }

    /**
     * How a run ended.
     *
     * @param written what was written, each thing once however often it was asked for in a row
     */
    record Run(Outcome outcome, int steps, Instant ended, List<Action> written) {}

    /** @param killed the step after which only what was stored is left; none for -1 */
    Run run(int killed) {
        Instant now = Given.START;
        Map<Instant, Observation> unheard = new TreeMap<>(said);
        List<Action> written = new ArrayList<>();
        RolloutState stored = RolloutState.begin("r1", setting, now);
        RolloutState state = stored;
        for (int step = 0; step < MOST_STEPS && !state.isEnded(); step++) {
            now = now.plus(STEP);
            Instant heard = unheard.keySet().stream().findFirst().orElse(Instant.MAX);
            if (heard.isBefore(now)) {
                state = state.on(unheard.remove(heard), setting, now);
            } else {
                Action action = state.next(setting, now);
                if (action instanceof Action.Sleep sleep) {
                    now = earlier(later(sleep.until(), now), later(heard, now));
                } else if (action instanceof Action.Ask ask) {
                    now = earlier(later(ask.until(), now), later(heard, now));
                }
                state = state.on(seen(action, now), setting, now);
                note(action, written);
            }
            if (state.isWorthStoringAfter(stored)) {
                stored = state;
            }
            if (step == killed) {
                state = stored;
            }
            if (state.isEnded()) {
                return new Run(((Ended) state.phase()).outcome(), step, now, written);
            }
        }
        throw new AssertionError("it does not end: " + state.phase());
    }

    private static void note(Action action, List<Action> written) {
        boolean write =
                !(action instanceof Action.Sleep || action instanceof Action.Ask || action instanceof Action.Measure);
        if (write && (written.isEmpty() || !written.get(written.size() - 1).equals(action))) {
            written.add(action);
        }
    }

    private Observation seen(Action action, Instant now) {
        if (action instanceof Action.Measure measure) {
            return figures(measure.full(), now);
        }
        if (action instanceof Action.Sleep || action instanceof Action.Ask) {
            return new Observation.Woken();
        }
        return action instanceof Action.Restore ? new Observation.Restored(List.of()) : new Observation.Done();
    }

    private Observation figures(boolean full, Instant now) {
        if (!now.isBefore(failing)) {
            return Given.alarming();
        }
        Reading queue = new Reading.Value(now.isBefore(queueing) ? 1 : 99);
        return full ? Given.figures(1000, 0, Map.of("queue", queue)) : Given.unalarmed();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
