package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.CHECKS;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Answered;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final Setting SETTING = Given.judged();
    private static final Question PAUSE = Question.pausedBy("ann");
    private static final Tally COUNTED = new Tally(1, 0, 0);
    private static final Asking ASKING = asking(Given.planned());
    private static final Asking PAUSED = asking(PAUSE);

    private static Asking asking(Question question) {
        return new Asking(0, START, question, COUNTED, at(3720), at(150));
    }

    @Test
    void itHasTheTimeOfTheGateAndFailuresAreLookedForLessOften() {
        Setting setting = Given.judged(EndingSpec.DEFAULT.withGateWithin(Duration.ofHours(2)));
        Turn turn = Asking.turn(0, START, Given.planned(), COUNTED, setting, at(120));
        assertThat(turn.phase()).isEqualTo(new Asking(0, START, Given.planned(), COUNTED, at(7320), at(150)));
        Told.tells(turn, Kind.ASKED, "5", "go on after 5 %?");
    }

    @Test
    void theAnswerIsWaitedForUntilFailuresAreLookedForAgain() {
        assertThat(ASKING.next(SETTING, at(120))).isEqualTo(new Action.Ask(Given.planned(), at(150)));
        assertThat(ASKING.next(SETTING, at(150))).isEqualTo(new Action.Measure(START, false));
    }

    @Test
    void theAnswerIsWaitedForNoLongerThanTheDeadline() {
        Asking late = new Asking(0, START, PAUSE, COUNTED, at(140), at(150));
        assertThat(late.next(SETTING, at(120))).isEqualTo(new Action.Ask(PAUSE, at(140)));
    }

    @Test
    void withoutChecksOnlyTheAnswerIsWaitedFor() {
        assertThat(ASKING.next(Given.unjudged(weight(5)), at(150)))
                .isEqualTo(new Action.Ask(Given.planned(), at(3720)));
    }

    @Test
    void aYesLeadsToTheNextStage() {
        Turn turn = ASKING.on(new Answered(true, "bob"), SETTING, at(200));
        assertThat(turn.phase()).isEqualTo(Changing.to(1, Watch.of(START), SETTING, at(200)));
        Told.tells(turn, Kind.ANSWERED, "5", "bob lets it go on");
    }

    @Test
    void aYesAfterTheLastStagePromotes() {
        Asking last = new Asking(1, START, Given.planned(), COUNTED, at(3720), at(150));
        Told.isPromoted(last.on(new Answered(true, "bob"), SETTING, at(200)), 1);
    }

    @Test
    void aYesToFiguresThatCannotBeJudgedPassesTheStage() {
        Asking unclear = asking(new Question(Question.Kind.INCONCLUSIVE, "NaN"));
        assertThat(unclear.on(new Answered(true, "bob"), SETTING, at(200)).phase())
                .isInstanceOf(Changing.class);
    }

    @Test
    void aNoIsDealtWithLikeAFailure() {
        Turn turn = ASKING.on(new Answered(false, "bob"), SETTING, at(200));
        Told.rollsBack(turn, Cause.Kind.REFUSED);
        Told.tells(turn, Kind.TROUBLE, "5", "bob refused: go on after 5 %?");
        Told.isHeld(
                ASKING.on(new Answered(false, "bob"), Given.judged(Given.always(Reaction.HOLD)), at(200)),
                Cause.Kind.REFUSED);
    }

    @Test
    void anAnswerThatWasOnItsWayCountsAfterTheDeadline() {
        assertThat(ASKING.on(new Answered(true, "bob"), SETTING, at(3720)).phase())
                .isInstanceOf(Changing.class);
    }

    @Test
    void nobodyAnsweringInTimeIsATimeout() {
        assertThat(ASKING.on(new Observation.Woken(), SETTING, at(3719))).isEqualTo(Turn.to(ASKING));
        Turn turn = ASKING.on(new Observation.Woken(), SETTING, at(3720));
        Told.rollsBack(turn, Cause.Kind.TIMEOUT);
        Told.tells(turn, Kind.TROUBLE, "5", "nobody answered in time: go on after 5 %?");
    }

    @Test
    void theDeadlineHoldsWhileTheSourceDoesNotAnswer() {
        Turn turn = ASKING.on(new Observation.NoFigures("down"), SETTING, at(3720));
        Told.rollsBack(turn, Cause.Kind.TIMEOUT);
    }

    @Test
    void theDeadlineHoldsWhileTheFiguresAreFine() {
        Setting promoting = Given.judged(EndingSpec.DEFAULT.withOnTimeout(Reaction.PROMOTE));
        Told.isPromoted(ASKING.on(Given.unalarmed(), promoting, at(3720)), 0);
    }

    @Test
    void failuresAtTheDeadlineAreFailures() {
        Setting promoting = Given.judged(EndingSpec.DEFAULT.withOnTimeout(Reaction.PROMOTE));
        Told.rollsBack(ASKING.on(Given.alarming(), promoting, at(3720)), Cause.Kind.FAILURE);
    }

    @Test
    void failuresStopItWhileNobodyAnswers() {
        Told.rollsBack(ASKING.on(Given.alarming(), SETTING, at(150)), Cause.Kind.FAILURE);
    }

    @Test
    void withoutFailuresItGoesOnAsking() {
        Phase later = new Asking(0, START, Given.planned(), COUNTED, at(3720), at(180));
        assertThat(ASKING.on(Given.unalarmed(), SETTING, at(150))).isEqualTo(Turn.to(later));
        assertThat(ASKING.on(new Observation.NoFigures("down"), SETTING, at(150)))
                .isEqualTo(Turn.to(later));
    }

    @Test
    void aPausedStageGoesOnWhereItWas() {
        Turn turn = PAUSED.on(says(Command.RESUME), SETTING, at(60));
        assertThat(turn.phase()).isEqualTo(new Analysing(0, START, at(60), at(60), COUNTED));
        Told.tells(turn, Kind.ANSWERED, "5", "ann lets it go on");
    }

    @Test
    void aStageThatWasPausedBeforeItsFirstLookStillWaitsForIt() {
        assertThat(PAUSED.on(says(Command.RESUME), SETTING, at(15)).phase())
                .isEqualTo(new Analysing(0, START, at(15), at(40), COUNTED));
    }

    @Test
    void onlyAPersonLetsAPausedRolloutGoOn() {
        assertThat(PAUSED.on(new Answered(true, "gate"), SETTING, at(60))).isEqualTo(Turn.to(PAUSED));
        assertThat(PAUSED.on(new Answered(false, "gate"), SETTING, at(60))).isEqualTo(Turn.to(PAUSED));
    }

    @Test
    void aPauseDuringAQuestionTakesItsPlace() {
        Turn turn = ASKING.on(says(Command.PAUSE), SETTING, at(200));
        assertThat(turn.phase()).isEqualTo(new Asking(0, START, PAUSE, COUNTED, at(3800), at(230)));
    }

    @Test
    void whatIsAskedIsAskedAgainAfterAPause() {
        Setting manual = Given.setting(CHECKS, EndingSpec.DEFAULT, Given.asking(5), weight(50));
        Phase resumed = PAUSED.on(says(Command.RESUME), manual, at(200)).phase();
        Told.asks(resumed.on(Given.good(), manual, at(200)), Question.Kind.PLANNED);
    }

    @Test
    void whatIsPausedIsNotPausedAnew() {
        assertThat(PAUSED.on(says(Command.PAUSE), SETTING, at(200))).isEqualTo(Turn.to(PAUSED));
    }

    @Test
    void aPersonMayAnswerFromOutside() {
        assertThat(ASKING.on(says(Command.RESUME), SETTING, at(200)).phase()).isInstanceOf(Changing.class);
    }

    @Test
    void aPersonMayPromoteIt() {
        Told.isPromoted(ASKING.on(says(Command.PROMOTE), SETTING, at(200)), 0);
    }

    @Test
    void anAbortIsDoneAsTheRolloutSays() {
        Told.rollsBack(ASKING.on(says(Command.ABORT), SETTING, at(200)), Cause.Kind.ABORT);
    }

    @Test
    void aYesEndsATrialAfterItsLastStage() {
        Setting trial = Given.judged(EndingSpec.DEFAULT.withPromote(false));
        Asking last = new Asking(1, START, Given.planned(), COUNTED, at(3720), at(150));
        assertThat(last.on(new Answered(true, "bob"), trial, at(200)).phase())
                .isEqualTo(RollingBack.because(Optional.empty(), at(200)));
    }

    @Test
    void theQuestionAndItsDeadlineAreWorthStoring() {
        assertThat(PAUSED.essence()).isNotEqualTo(ASKING.essence());
        assertThat(new Asking(0, START, Given.planned(), COUNTED, at(3721), at(150)).essence())
                .isNotEqualTo(ASKING.essence());
        assertThat(new Asking(0, START, Given.planned(), COUNTED, at(3720), at(999)).essence())
                .isEqualTo(ASKING.essence());
    }
}
