package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Traffic that flows while a change waits for pods is not left alone. */
class WatchTest {

    private static final Setting SETTING = Given.judged();
    private static final Observation NOT_READY = new Observation.NotReady("1 of 8");
    private static final Observation NO_FIGURES = new Observation.NoFigures("down");
    private static final Action LOOK = new Action.Measure(START, false);

    private static final Phase CHANGING = waiting(Changing.to(1, Watch.of(START), SETTING, at(120)));
    private static final Phase PROMOTING = waiting(Promoting.begin(1, Watch.of(START), SETTING, at(120)));

    private static Phase waiting(Phase phase) {
        return phase.on(NOT_READY, SETTING, at(120)).phase();
    }

    @Test
    void theFirstTryFollowsALookAtOnce() {
        Phase first = Changing.to(1, Watch.of(START), SETTING, at(120));
        assertThat(first.next(SETTING, at(120))).isEqualTo(new Action.Enter(1));
    }

    @Test
    void beforeEachFurtherTryItIsLookedAt() {
        assertThat(CHANGING.next(SETTING, at(124))).isEqualTo(new Action.Sleep(at(125)));
        assertThat(CHANGING.next(SETTING, at(125))).isEqualTo(LOOK);
        assertThat(PROMOTING.next(SETTING, at(125))).isEqualTo(LOOK);
    }

    @Test
    void figuresWithoutAnAlarmLeadToTheTry() {
        Phase looked = CHANGING.on(Given.unalarmed(), SETTING, at(125)).phase();
        assertThat(looked.next(SETTING, at(125))).isEqualTo(new Action.Enter(1));
        Phase promoting = PROMOTING.on(Given.unalarmed(), SETTING, at(125)).phase();
        assertThat(promoting.next(SETTING, at(125))).isEqualTo(new Action.Promote(1));
    }

    @Test
    void aSourceThatDoesNotAnswerDoesNotHoldTheTryUp() {
        Phase looked = CHANGING.on(NO_FIGURES, SETTING, at(125)).phase();
        assertThat(looked.next(SETTING, at(125))).isEqualTo(new Action.Enter(1));
        Phase promoting = PROMOTING.on(NO_FIGURES, SETTING, at(125)).phase();
        assertThat(promoting.next(SETTING, at(125))).isEqualTo(new Action.Promote(1));
    }

    @Test
    void failuresThatComeFastStopItWhileItWaits() {
        Told.rollsBack(CHANGING.on(Given.alarming(), SETTING, at(125)), Cause.Kind.FAILURE);
        Told.rollsBack(PROMOTING.on(Given.alarming(), SETTING, at(125)), Cause.Kind.FAILURE);
    }

    @Test
    void withoutChecksNothingIsLookedAt() {
        Phase waiting = Changing.to(1, Watch.of(START), Given.unjudged(), at(120))
                .on(NOT_READY, Given.unjudged(), at(120))
                .phase();
        assertThat(waiting.next(Given.unjudged(), at(125))).isEqualTo(new Action.Enter(1));
    }
}
