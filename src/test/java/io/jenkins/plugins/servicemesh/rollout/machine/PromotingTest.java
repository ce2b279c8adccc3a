package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.Promoting.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromotingTest {

    private static final Setting SETTING = Given.judged();
    private static final Setting PROMOTES_ALWAYS = Given.judged(Given.always(Reaction.PROMOTE));
    private static final Promoting SHARING = Promoting.begin(1, Watch.NONE, SETTING, START);
    private static final Promoting TIDYING = new Promoting(Part.TIDY, 1, at(300), START, Watch.NONE);

    @Test
    void itIsTriedAtOnceAndHasTheTimeToSettle() {
        assertThat(SHARING.next(SETTING, START)).isEqualTo(new Action.Promote(1));
        assertThat(SHARING.deadline()).isEqualTo(at(300));
    }

    @Test
    void onceItHasEverythingWhatOnlyTheRolloutNeededGoes() {
        Turn turn = SHARING.on(new Observation.Done(), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(new Promoting(Part.TIDY, 1, at(309), at(9), Watch.NONE));
        assertThat(turn.phase().next(SETTING, at(9))).isEqualTo(new Action.Tidy());
        Told.tells(turn, Kind.PROMOTED, "100", "the new version has everything");
    }

    @Test
    void podsThatAreNotReadyAreWaitedFor() {
        Turn turn = SHARING.on(new Observation.NotReady("1 of 8"), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(new Promoting(Part.SHARE, 1, at(300), at(14), Watch.NONE.afterTry()));
        assertThat(turn.phase().next(SETTING, at(13))).isEqualTo(new Action.Sleep(at(14)));
        Told.tells(turn, Kind.WAITING, "", "1 of 8");
    }

    @Test
    void aFreezeIsWaitedForHoweverLong() {
        Turn turn = SHARING.on(new Observation.Frozen(at(100_000), "weekend"), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(new Promoting(Part.SHARE, 1, at(100_300), at(39), Watch.NONE.afterTry()));
        Told.tells(turn, Kind.WAITING, "", "weekend");
    }

    @Test
    void podsThatAreNotReadyInTimeAreATimeout() {
        Told.rollsBack(SHARING.on(new Observation.NotReady("1 of 8"), SETTING, at(300)), Cause.Kind.TIMEOUT);
    }

    @Test
    void aClusterThatDoesNotAnswerIsAskedAgainUntilTheDeadline() {
        Observation lost = new Observation.Unreachable("lost");
        assertThat(SHARING.on(lost, SETTING, at(299)).phase()).isInstanceOf(Promoting.class);
        Told.rollsBack(SHARING.on(lost, SETTING, at(300)), Cause.Kind.CLUSTER);
    }

    @Test
    void weightsThatSomeoneElseMovedAreHeldAsTheyAre() {
        Turn turn = SHARING.on(new Observation.Drifted("11 %"), SETTING, at(9));
        Told.isHeld(turn, Cause.Kind.DRIFT);
        Told.tells(turn, Kind.TROUBLE, "", "someone else moved the weights: 11 %");
    }

    @Test
    void aRefusalOfTheClusterIsTroubleAtOnce() {
        Told.rollsBack(SHARING.on(new Observation.Refused("forbidden"), SETTING, at(9)), Cause.Kind.CLUSTER);
    }

    @Test
    void aPromotionThatCannotBeMadeIsNoReasonToPromote() {
        Told.isHeld(SHARING.on(new Observation.Refused("no"), PROMOTES_ALWAYS, at(9)), Cause.Kind.CLUSTER);
        Told.isHeld(SHARING.on(new Observation.Drifted("11 %"), PROMOTES_ALWAYS, at(9)), Cause.Kind.DRIFT);
        Told.isHeld(SHARING.on(new Observation.NotReady("1 of 8"), PROMOTES_ALWAYS, at(300)), Cause.Kind.TIMEOUT);
    }

    @Test
    void anythingElseChangesNothing() {
        assertThat(SHARING.on(new Observation.Woken(), SETTING, at(9))).isEqualTo(Turn.to(SHARING));
        assertThat(TIDYING.on(new Observation.Woken(), SETTING, at(9))).isEqualTo(Turn.to(TIDYING));
    }

    @Test
    void onceAllIsTidyItHasSucceeded() {
        Turn turn = TIDYING.on(new Observation.Done(), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(Ended.of(Outcome.SUCCEEDED));
        Told.tells(turn, Kind.ENDED, "100", "promoted");
    }

    @Test
    void tidyingIsTriedAgainUntilTheDeadline() {
        Turn turn = TIDYING.on(new Observation.Unreachable("lost"), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(new Promoting(Part.TIDY, 1, at(300), at(14), Watch.NONE.afterTry()));
        Told.tells(turn, Kind.WAITING, "100", "lost");
    }

    @Test
    void whatCannotBeTakenAwayStaysAndThePromotionStands() {
        for (Observation seen :
                java.util.List.of(new Observation.Refused("forbidden"), new Observation.Unreachable("lost"))) {
            Turn turn = TIDYING.on(seen, SETTING, at(300));
            assertThat(turn.phase()).isEqualTo(Ended.of(Outcome.SUCCEEDED));
            Told.tells(turn, Kind.ENDED, "100", "promoted; something of the rollout was left in place");
        }
    }

    @Test
    void anAbortBeforeItHasEverythingIsDoneAsTheRolloutSays() {
        Told.rollsBack(SHARING.on(says(Command.ABORT), SETTING, at(9)), Cause.Kind.ABORT);
        Told.isHeld(
                SHARING.on(says(Command.ABORT), Given.judged(Given.always(Reaction.HOLD)), at(9)), Cause.Kind.ABORT);
        Told.isPromoted(SHARING.on(says(Command.ABORT), PROMOTES_ALWAYS, at(9)), 1);
    }

    @Test
    void anAbortAfterwardsComesTooLate() {
        Turn turn = TIDYING.on(says(Command.ABORT), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(TIDYING);
        Told.tells(turn, Kind.ANSWERED, "", "not heeded: abort by ann, it is being promoted");
    }

    @ParameterizedTest
    @EnumSource(value = Command.class, names = "ABORT", mode = EnumSource.Mode.EXCLUDE)
    void otherCommandsAreNotHeeded(Command command) {
        assertThat(SHARING.on(says(command), SETTING, at(9)).phase()).isEqualTo(SHARING);
    }

    @Test
    void howFarItIsIsWorthStoring() {
        assertThat(TIDYING.essence()).isNotEqualTo(SHARING.essence());
        assertThat(Promoting.begin(0, Watch.NONE, SETTING, START).essence()).isNotEqualTo(SHARING.essence());
        assertThat(Promoting.begin(1, Watch.NONE, SETTING, at(77)).essence()).isEqualTo(SHARING.essence());
    }
}
