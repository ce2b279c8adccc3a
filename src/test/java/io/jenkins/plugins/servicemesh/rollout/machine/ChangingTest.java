package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.mirror;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangingTest {

    private static final Setting SETTING = Given.judged();
    private static final Changing SECOND = Changing.to(1, Watch.NONE, SETTING, START);

    @Test
    void itIsTriedAtOnceAndHasTheTimeToSettle() {
        assertThat(SECOND.next(SETTING, START)).isEqualTo(new Action.Enter(1));
        assertThat(SECOND.deadline()).isEqualTo(at(300));
    }

    @Test
    void fromTheChangeOnTheStageSettles() {
        Turn turn = SECOND.on(new Observation.Done(), SETTING, at(3));
        assertThat(turn.phase()).isEqualTo(Settling.since(1, SETTING, at(3)));
        Told.tells(turn, Kind.SHIFTED, "50", "50 %");
    }

    @Test
    void podsThatAreNotReadyAreWaitedForWhileTrafficStays() {
        Turn turn = SECOND.on(new Observation.NotReady("1 of 8"), SETTING, at(3));
        assertThat(turn.phase()).isEqualTo(new Changing(1, at(300), at(8), Optional.empty(), Watch.NONE.afterTry()));
        assertThat(turn.phase().next(SETTING, at(7))).isEqualTo(new Action.Sleep(at(8)));
        assertThat(turn.phase().next(SETTING, at(8))).isEqualTo(new Action.Enter(1));
        Told.tells(turn, Kind.WAITING, "5", "1 of 8");
    }

    @Test
    void aFreezeIsWaitedForHoweverLongWhileTrafficStaysAndIsWatched() {
        Changing second = Changing.to(1, Watch.of(START), SETTING, START);
        Turn turn = second.on(new Observation.Frozen(at(100_000), "weekend"), SETTING, at(3));
        assertThat(turn.phase().next(SETTING, at(32))).isEqualTo(new Action.Sleep(at(33)));
        assertThat(turn.phase().next(SETTING, at(33))).isEqualTo(new Action.Measure(START, false));
        assertThat(((Changing) turn.phase()).deadline()).isEqualTo(at(100_300));
        Told.tells(turn, Kind.WAITING, "5", "weekend");
    }

    @Test
    void theChangeIsTriedAsSoonAsTheFreezeEnds() {
        Turn turn = SECOND.on(new Observation.Frozen(at(10), "weekend"), SETTING, at(3));
        assertThat(turn.phase().next(SETTING, at(9))).isEqualTo(new Action.Sleep(at(10)));
        assertThat(turn.phase().next(SETTING, at(10))).isEqualTo(new Action.Enter(1));
    }

    @Test
    void aFreezeDoesNotHoldUpAnAbort() {
        Phase frozen = SECOND.on(new Observation.Frozen(at(100_000), "weekend"), SETTING, at(3))
                .phase();
        Told.rollsBack(frozen.on(says(Command.ABORT), SETTING, at(4)), Cause.Kind.ABORT);
    }

    @Test
    void podsThatAreNotReadyInTimeAreATimeout() {
        Turn turn = SECOND.on(new Observation.NotReady("1 of 8"), SETTING, at(300));
        Told.rollsBack(turn, Cause.Kind.TIMEOUT);
        Told.tells(turn, Kind.TROUBLE, "5", "1 of 8");
    }

    @Test
    void aClusterThatDoesNotAnswerIsAskedAgain() {
        Turn turn = SECOND.on(new Observation.Unreachable("lost"), SETTING, at(299));
        assertThat(turn.phase()).isEqualTo(new Changing(1, at(300), at(304), Optional.empty(), Watch.NONE.afterTry()));
    }

    @Test
    void aClusterThatDoesNotAnswerInTimeIsTrouble() {
        Told.rollsBack(SECOND.on(new Observation.Unreachable("lost"), SETTING, at(300)), Cause.Kind.CLUSTER);
    }

    @Test
    void weightsThatSomeoneElseMovedAreHeldAsTheyAre() {
        Turn turn = SECOND.on(new Observation.Drifted("11 %"), SETTING, at(3));
        Told.isHeld(turn, Cause.Kind.DRIFT);
        Told.tells(turn, Kind.TROUBLE, "5", "someone else moved the weights: 11 %");
    }

    @Test
    void aRefusalOfTheClusterIsTroubleAtOnce() {
        Told.rollsBack(SECOND.on(new Observation.Refused("forbidden"), SETTING, at(3)), Cause.Kind.CLUSTER);
    }

    @Test
    void anythingElseChangesNothing() {
        assertThat(SECOND.on(new Observation.Woken(), SETTING, at(3))).isEqualTo(Turn.to(SECOND));
    }

    @Test
    void beforeTheFirstStageTheNewVersionHasNothing() {
        Turn turn = Changing.to(0, Watch.NONE, SETTING, START).on(new Observation.NotReady("none"), SETTING, at(3));
        Told.tells(turn, Kind.WAITING, "0", "none");
    }

    @Test
    void afterAMirrorTheWeightBeforeItStillHolds() {
        Setting setting = Given.unjudged(weight(5), mirror(20), weight(50));
        Turn turn = Changing.to(2, Watch.NONE, setting, START).on(new Observation.NotReady("none"), setting, at(3));
        Told.tells(turn, Kind.WAITING, "5", "none");
    }

    @Test
    void afterAMirrorAloneThereIsNoShare() {
        Setting setting = Given.unjudged(mirror(20), weight(50));
        Turn turn = Changing.to(1, Watch.NONE, setting, START).on(new Observation.NotReady("none"), setting, at(3));
        Told.tells(turn, Kind.WAITING, "", "none");
    }

    @Test
    void anAbortIsDoneAsTheRolloutSays() {
        Told.rollsBack(SECOND.on(says(Command.ABORT), SETTING, at(3)), Cause.Kind.ABORT);
        Setting holding = Given.judged(Given.always(Reaction.HOLD));
        Told.isHeld(SECOND.on(says(Command.ABORT), holding, at(3)), Cause.Kind.ABORT);
    }

    @Test
    void aPromotionKnowsThatTheChangeMayBeHalfMade() {
        Turn turn = SECOND.on(says(Command.PROMOTE), SETTING, at(3));
        Told.isPromoted(turn, 1);
        Told.tells(turn, Kind.ANSWERED, "5", "promoted by ann");
    }

    @Test
    void aPauseCountsOnceTheChangeIsMade() {
        Phase pausing = SECOND.on(says(Command.PAUSE), SETTING, at(3)).phase();
        assertThat(pausing.next(SETTING, at(4))).isEqualTo(new Action.Enter(1));
        Turn turn = pausing.on(new Observation.Done(), SETTING, at(5));
        Told.asks(turn, Question.Kind.PAUSED);
        assertThat(((Asking) turn.phase()).since()).isEqualTo(at(5));
        assertThat(turn.moments()).extracting(Moment::kind).containsExactly(Kind.SHIFTED, Kind.ASKED);
    }

    @Test
    void aPauseIsKeptWhileTheChangeIsTriedAgain() {
        Phase pausing = SECOND.on(says(Command.PAUSE), SETTING, at(3)).phase();
        Phase later =
                pausing.on(new Observation.NotReady("none"), SETTING, at(4)).phase();
        Told.asks(later.on(new Observation.Done(), SETTING, at(9)), Question.Kind.PAUSED);
    }

    @Test
    void aPauseIsWorthStoringForNobodySaysItTwice() {
        assertThat(SECOND.on(says(Command.PAUSE), SETTING, at(3)).phase().essence())
                .isNotEqualTo(SECOND.essence());
    }

    @Test
    void whoeverLetsItGoOnTakesThePauseBack() {
        Phase pausing = SECOND.on(says(Command.PAUSE), SETTING, at(3)).phase();
        assertThat(pausing.on(says(Command.RESUME), SETTING, at(4)).phase()).isEqualTo(SECOND);
    }

    @Test
    void timersAreNotWorthStoring() {
        Phase later =
                SECOND.on(new Observation.NotReady("none"), SETTING, at(3)).phase();
        assertThat(later.essence()).isEqualTo(SECOND.essence());
    }
}
