package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final Setting SETTING = Given.judged();
    private static final Settling SETTLING = Settling.since(0, SETTING, START);

    @Test
    void itSleepsUntilFailuresCanBeSeen() {
        assertThat(SETTLING.next(SETTING, START)).isEqualTo(new Action.Sleep(at(5)));
    }

    @Test
    void failuresAreLookedForAndNothingElse() {
        assertThat(SETTLING.next(SETTING, at(5))).isEqualTo(new Action.Measure(START, false));
    }

    @Test
    void withoutFailuresItIsLookedAgainTwiceAScrape() {
        Turn turn = SETTLING.on(Given.unalarmed(), SETTING, at(5));
        assertThat(turn).isEqualTo(Turn.to(new Settling(0, START, at(10))));
    }

    @Test
    void onceTheFirstFiguresCanBeThereTheyAreJudged() {
        Turn turn = SETTLING.on(Given.unalarmed(), SETTING, at(10));
        assertThat(turn.phase()).isEqualTo(new Analysing(0, START, at(10), at(40), Tally.NONE));
    }

    @Test
    void aSourceThatDoesNotAnswerKeepsNobodyFromGoingOn() {
        Observation none = new Observation.NoFigures("down");
        assertThat(SETTLING.on(none, SETTING, at(5)).phase()).isEqualTo(new Settling(0, START, at(10)));
        assertThat(SETTLING.on(none, SETTING, at(10)).phase()).isInstanceOf(Analysing.class);
    }

    @Test
    void failuresThatComeFastStopItAtOnce() {
        Turn turn = SETTLING.on(Given.alarming(), SETTING, at(5));
        Told.rollsBack(turn, Cause.Kind.FAILURE);
        Told.tells(
                turn,
                Kind.TROUBLE,
                "5",
                "prices: 30 of 100 requests failed in 1 scrape (stable 0 of 1,000), where 0.5 % may");
    }

    @Test
    void failuresThatComeFastAreDealtWithAsTheRolloutSays() {
        Told.isHeld(
                SETTLING.on(Given.alarming(), Given.judged(Given.always(Reaction.HOLD)), at(5)), Cause.Kind.FAILURE);
    }

    @Test
    void withoutChecksThereIsNothingToWaitFor() {
        Setting setting = Given.unjudged(weight(5));
        Settling settling = Settling.since(0, setting, START);
        assertThat(settling.next(setting, START)).isEqualTo(new Action.Sleep(START));
        assertThat(settling.next(setting, at(60))).isEqualTo(new Action.Sleep(at(60)));
        assertThat(settling.on(new Observation.Woken(), setting, START).phase())
                .isEqualTo(new Analysing(0, START, START, at(120), Tally.NONE));
    }

    @Test
    void anythingElseChangesNothing() {
        assertThat(SETTLING.on(new Observation.Woken(), SETTING, at(5))).isEqualTo(Turn.to(SETTLING));
    }

    @Test
    void anAbortIsDoneAsTheRolloutSays() {
        Told.rollsBack(SETTLING.on(says(Command.ABORT), SETTING, at(5)), Cause.Kind.ABORT);
    }

    @Test
    void aPersonMayPromoteItAtOnce() {
        Turn turn = SETTLING.on(says(Command.PROMOTE), SETTING, at(5));
        Told.isPromoted(turn, 0);
        Told.tells(turn, Kind.ANSWERED, "5", "promoted by ann");
    }

    @Test
    void aPersonMayPauseIt() {
        Turn turn = SETTLING.on(says(Command.PAUSE), SETTING, at(5));
        Told.asks(turn, Question.Kind.PAUSED);
        Told.tells(turn, Kind.ASKED, "5", "paused by ann");
    }

    @Test
    void whatIsNotPausedGoesOn() {
        assertThat(SETTLING.on(says(Command.RESUME), SETTING, at(5))).isEqualTo(Turn.to(SETTLING));
    }

    @Test
    void toARestartItIsTheSameAsTheStageItself() {
        assertThat(SETTLING.essence())
                .isEqualTo(Analysing.since(0, START, SETTING, at(10)).essence());
    }
}
