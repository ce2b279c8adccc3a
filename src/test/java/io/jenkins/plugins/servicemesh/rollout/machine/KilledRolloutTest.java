package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.CHECKS;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.asking;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.mirror;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A rollout that is killed after any step, and goes on from what was stored, ends as it would have, without a jump. */
class KilledRolloutTest {

    private static final Setting CANARY = Given.setting(CHECKS, EndingSpec.DEFAULT, mirror(10), weight(5), weight(50));

    @Test
    void aGoodVersionIsPromoted() {
        SimulatedWorld world = new SimulatedWorld(CANARY);
        assertThat(everyRestart(world)).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aVersionThatTurnsBadIsTakenBack() {
        assertThat(everyRestart(new SimulatedWorld(CANARY).failingFrom(at(300))))
                .isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void aVersionWhoseCheckFailsIsTakenBack() {
        assertThat(everyRestart(new SimulatedWorld(CANARY).queueingFrom(at(200))))
                .isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void toleratedFailuresStayCounted() {
        Setting tolerant = Given.judged(CHECKS.withFailuresAllowed(2));
        assertThat(everyRestart(new SimulatedWorld(tolerant).queueingFrom(at(60))))
                .isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void anAbortIsNotForgotten() {
        SimulatedWorld world = new SimulatedWorld(CANARY).saying(at(150), Given.says(Command.ABORT));
        assertThat(everyRestart(world)).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void anAbortThatHoldsIsNotForgotten() {
        Setting holding = Given.setting(CHECKS, Given.always(Reaction.HOLD), weight(5), weight(50));
        SimulatedWorld world = new SimulatedWorld(holding).saying(at(150), Given.says(Command.ABORT));
        assertThat(everyRestart(world)).isEqualTo(Outcome.HELD);
    }

    @Test
    void aPauseAndItsEndAreNotForgotten() {
        SimulatedWorld world = new SimulatedWorld(CANARY)
                .saying(at(150), Given.says(Command.PAUSE))
                .saying(at(900), Given.says(Command.RESUME));
        assertThat(everyRestart(world)).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aPauseThatNobodyEndsIsOverAtItsDeadline() {
        SimulatedWorld world = new SimulatedWorld(CANARY).saying(at(150), Given.says(Command.PAUSE));
        assertThat(everyRestart(world)).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void anAnswerIsNotForgotten() {
        Setting manual = Given.setting(CHECKS, EndingSpec.DEFAULT, asking(5), weight(50));
        SimulatedWorld world = new SimulatedWorld(manual).saying(at(500), new Observation.Answered(true, "bob"));
        assertThat(everyRestart(world)).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aPromotionOutOfTheMiddleIsNotForgotten() {
        SimulatedWorld world = new SimulatedWorld(CANARY).saying(at(150), Given.says(Command.PROMOTE));
        assertThat(everyRestart(world)).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aTrialGoesBack() {
        Setting trial = Given.setting(CHECKS, EndingSpec.DEFAULT.withPromote(false), weight(50));
        assertThat(everyRestart(new SimulatedWorld(trial))).isEqualTo(Outcome.SUCCEEDED);
    }

    /** The outcome, which is the same wherever it is killed. */
    private static Outcome everyRestart(SimulatedWorld world) {
        SimulatedWorld.Run whole = world.run(-1);
        Map<Integer, Outcome> others = new TreeMap<>();
        for (int step = 0; step < whole.steps(); step++) {
            SimulatedWorld.Run run = world.run(step);
            assertThat(run.written())
                    .as("writes when killed after step %s", step)
                    .isEqualTo(whole.written());
            if (run.outcome() != whole.outcome()) {
                others.put(step, run.outcome());
            }
        }
        assertThat(others).isEmpty();
        assertThat(START).isBefore(whole.ended());
        return whole.outcome();
    }
}
