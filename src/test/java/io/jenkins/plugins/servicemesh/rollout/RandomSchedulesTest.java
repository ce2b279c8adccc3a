package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random schedules of faults, of what others do, and of what people say, over whole rollouts in virtual time. {@code
 * -Drollout.schedules} says how many, {@code -Drollout.seed} from which number on.
 */
class RandomSchedulesTest {

    private static final int SCHEDULES = Integer.getInteger("rollout.schedules", 40);
    private static final long FIRST = Long.getLong("rollout.seed", 1);

    @Test
    void everyScheduleEndsWell() {
        Map<String, Integer> outcomes = new TreeMap<>();
        Map<Mishap.Kind, Integer> mishaps = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + SCHEDULES; seed++) {
            Schedule schedule = Schedule.of(seed);
            schedule.mishaps().forEach(mishap -> mishaps.merge(mishap.kind(), 1, Integer::sum));
            try {
                outcomes.merge(outcome(schedule), 1, Integer::sum);
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.getMessage());
                System.out.println(e.getMessage());
            }
        }
        System.out.println(SCHEDULES + " schedules from " + FIRST + ": " + outcomes + ", of " + mishaps);
        assertThat(failures).isEmpty();
    }

    private static String outcome(Schedule schedule) {
        try (ScheduledRun run = new ScheduledRun(schedule)) {
            try {
                Ended end = (Ended) run.run().phase();
                new Aftermath(schedule, run, end).check();
                return end.outcome().name();
            } catch (RuntimeException | AssertionError e) {
                StackTraceElement[] trace = e.getStackTrace();
                return fail(schedule + "\n  " + String.join("\n  ", run.diary()) + "\n  weights "
                        + run.weights().steps() + "\n  " + e + "\n    at " + (trace.length > 0 ? trace[0] : ""));
            }
        }
    }

    /** What has to hold when a rollout has ended, whatever happened. */
    private record Aftermath(Schedule schedule, ScheduledRun run, Ended end) {

        void check() {
            checkNothingIsLeft();
            checkWeights();
            checkOthersAreHeeded();
            checkReason();
            if (end.outcome() == Outcome.SUCCEEDED && isPromotion()) {
                checkPromoted();
            } else if (end.outcome() == Outcome.HELD) {
                assertThat(end.cause()).isPresent();
            } else {
                checkAsBefore();
            }
        }

        /** A trial gets no more than its last stage, unless someone says so. */
        private boolean isPromotion() {
            return schedule.spec().ending().promote()
                    || run.weights().steps().stream().anyMatch(step -> step.to().equals("100"));
        }

        private void checkNothingIsLeft() {
            assertThat(run.shop().shop().leases()).as("leases").noneMatch(lease -> lease.annotations()
                    .containsKey("servicemesh.jenkins.io/rollout"));
            assertThat(new RolloutStore(run.shop().shop().cluster()).listRunning(Shop.NAMESPACE))
                    .as("running")
                    .isEmpty();
            assertThat(run.shop().shop().entries())
                    .as("entries")
                    .noneMatch(entry -> entry.state() == JournalEntry.State.OPEN)
                    .noneMatch(entry -> entry.rollout().isPresent() && end.outcome() != Outcome.HELD);
        }

        /** One step of the plan after the other, or everything to one side; others' weights are never the start of more. */
        private void checkWeights() {
            List<String> plan = Schedule.weights();
            for (WeightLog.Step step : run.weights().steps()) {
                boolean back = step.to().equals("0") || step.to().equals("none");
                int from = plan.indexOf(step.from());
                boolean next = from >= 0 && from + 1 == plan.indexOf(step.to());
                boolean promoted = from >= 0 && step.to().equals("100") && schedule.has(Mishap.Kind.PROMOTE);
                assertThat(back || next || promoted).as("from " + step).isTrue();
            }
        }

        private void checkOthersAreHeeded() {
            assertThat(run.others().missing()).as("lost of what others changed").isEmpty();
        }

        /** What a rollout is made to bear changes nothing, and nobody is blamed who did nothing. */
        private void checkReason() {
            if (schedule.isBearable()) {
                assertThat(end.outcome()).as(end.toString()).isEqualTo(Outcome.SUCCEEDED);
            }
            boolean drifted = end.cause()
                    .filter(cause -> cause.kind() == Cause.Kind.DRIFT)
                    .isPresent();
            assertThat(drifted && !run.others().hasWeighed())
                    .as("drift of nobody")
                    .isFalse();
        }

        private void checkPromoted() {
            assertThat(run.weights().steps())
                    .as("last weight")
                    .last()
                    .extracting(WeightLog.Step::to)
                    .isEqualTo("100");
            if (!run.others().hasWeighed()) {
                assertThat(run.shop().share(schedule.spec())).isEqualTo("100");
            }
        }

        private void checkAsBefore() {
            if (end.conflicts().isEmpty()) {
                assertThat(run.others().present())
                        .as("objects")
                        .isEqualTo(run.others().untouched());
            } else {
                assertThat(schedule.has(Mishap.Kind.FOREIGN_WEIGHT))
                        .as(end.conflicts().toString())
                        .isTrue();
            }
        }
    }
}
