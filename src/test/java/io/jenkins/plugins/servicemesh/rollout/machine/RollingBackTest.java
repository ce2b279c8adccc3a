package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import io.jenkins.plugins.servicemesh.rollout.machine.RollingBack.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollingBackTest {

    private static final Setting SETTING = Given.judged();
    private static final Cause BAD = new Cause(Cause.Kind.FAILURE, "too many errors");
    private static final RollingBack DIVERTING = RollingBack.because(Optional.of(BAD), START);
    private static final RollingBack RESTORING = new RollingBack(Part.REST, Optional.of(BAD), at(3600), START);
    private static final Observation LOST = new Observation.Unreachable("lost");

    @Test
    void trafficGoesBackAtOnceAndFirst() {
        assertThat(DIVERTING.next(SETTING, START)).isEqualTo(new Action.Divert());
    }

    @Test
    void thenEveryObjectBecomesWhatItWas() {
        Turn turn = DIVERTING.on(new Observation.Done(), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(new RollingBack(Part.REST, Optional.of(BAD), at(3609), at(9)));
        assertThat(turn.phase().next(SETTING, at(9))).isEqualTo(new Action.Restore());
        Told.tells(turn, Kind.DIVERTED, "0", "the old version has everything");
    }

    @Test
    void whatIsRestoredIsRolledBack() {
        Turn turn = RESTORING.on(new Observation.Restored(List.of()), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(new Ended(Outcome.ROLLED_BACK, Optional.of(BAD), List.of()));
        Told.tells(turn, Kind.ENDED, "0", "rolled back");
    }

    @Test
    void whatOthersChangedMeanwhileIsTold() {
        Turn turn = RESTORING.on(new Observation.Restored(List.of("timeout of main")), SETTING, at(9));
        assertThat(((Ended) turn.phase()).conflicts()).containsExactly("timeout of main");
        Told.tells(turn, Kind.ENDED, "0", "rolled back; timeout of main");
    }

    @Test
    void aTrialThatWentWellHasSucceeded() {
        RollingBack trial = new RollingBack(Part.REST, Optional.empty(), at(3600), START);
        Turn turn = trial.on(new Observation.Restored(List.of()), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(Ended.of(Outcome.SUCCEEDED));
        Told.tells(turn, Kind.ENDED, "0", "the trial is over");
    }

    @Test
    void nothingIsSentToAnOldVersionThatIsGone() {
        Turn turn = DIVERTING.on(new Observation.StableGone("no pod of v1"), SETTING, at(9));
        Told.isHeld(turn, Cause.Kind.CLUSTER);
        Told.tells(
                turn, Kind.ENDED, "", "could not be rolled back: no pod of v1 (rolled back because: too many errors)");
    }

    @Test
    void aFailureIsTriedAgainSoonAndTold() {
        Turn turn = DIVERTING.on(LOST, SETTING, START);
        assertThat(turn.phase()).isEqualTo(new RollingBack(Part.SHARE, Optional.of(BAD), at(3600), at(2)));
        assertThat(turn.phase().next(SETTING, at(1))).isEqualTo(new Action.Sleep(at(2)));
        Told.tells(turn, Kind.WAITING, "", "lost");
    }

    @Test
    void aRefusalIsTriedAgainForAnotherMayGiveTheRight() {
        Turn turn = DIVERTING.on(new Observation.Refused("forbidden"), SETTING, START);
        assertThat(turn.phase()).isEqualTo(new RollingBack(Part.SHARE, Optional.of(BAD), at(3600), at(2)));
    }

    @Test
    void theLongerItDoesNotWorkTheLessOftenItIsTried() {
        assertThat(((RollingBack) DIVERTING.on(LOST, SETTING, at(40)).phase()).next())
                .isEqualTo(at(50));
        assertThat(((RollingBack) DIVERTING.on(LOST, SETTING, at(1200)).phase()).next())
                .isEqualTo(at(1230));
    }

    @Test
    void afterAnHourItIsHeld() {
        assertThat(DIVERTING.on(LOST, SETTING, at(3599)).phase()).isInstanceOf(RollingBack.class);
        Turn turn = DIVERTING.on(LOST, SETTING, at(3600));
        Told.isHeld(turn, Cause.Kind.CLUSTER);
        Told.tells(turn, Kind.ENDED, "", "could not be rolled back: lost (rolled back because: too many errors)");
    }

    @Test
    void whatIsHeldSaysThatTheOldVersionHasItsTraffic() {
        Turn turn = RESTORING.on(LOST, SETTING, at(3600));
        Told.tells(
                turn,
                Kind.ENDED,
                "0",
                "the old version has everything, but what the rollout made could not be taken away: lost"
                        + " (rolled back because: too many errors)");
    }

    @Test
    void whileObjectsAreRestoredTheShareIsKnown() {
        Told.tells(RESTORING.on(LOST, SETTING, at(9)), Kind.WAITING, "0", "lost");
    }

    @Test
    void aTrialThatCannotBeTakenBackHasNoOtherReason() {
        RollingBack trial = RollingBack.because(Optional.empty(), START);
        Told.tells(trial.on(LOST, SETTING, at(3600)), Kind.ENDED, "", "could not be rolled back: lost");
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void nothingThatIsSaidStopsIt(Command command) {
        Turn turn = DIVERTING.on(says(command), SETTING, at(9));
        assertThat(turn.phase()).isEqualTo(DIVERTING);
        assertThat(turn.moments().get(0).text()).endsWith("it is being rolled back");
    }

    @Test
    void anythingElseChangesNothing() {
        assertThat(DIVERTING.on(new Observation.Woken(), SETTING, at(9))).isEqualTo(Turn.to(DIVERTING));
        assertThat(RESTORING.on(new Observation.Done(), SETTING, at(9))).isEqualTo(Turn.to(RESTORING));
    }

    @Test
    void howFarItIsAndWhyAreWorthStoring() {
        assertThat(RESTORING.essence()).isNotEqualTo(DIVERTING.essence());
        assertThat(RollingBack.because(Optional.empty(), START).essence()).isNotEqualTo(DIVERTING.essence());
        assertThat(RollingBack.because(Optional.of(BAD), at(5)).essence()).isEqualTo(DIVERTING.essence());
    }
}
