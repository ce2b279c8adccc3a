package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparingTest {

    private static final Setting SETTING = Given.judged();
    private static final Preparing PREPARING = Preparing.begin(SETTING, START);

    @Test
    void itIsTriedAtOnceAndHasTheTimeToSettle() {
        assertThat(PREPARING.next(SETTING, START)).isEqualTo(new Action.Prepare());
        assertThat(PREPARING.deadline()).isEqualTo(at(300));
    }

    @Test
    void whenAllIsThereTheFirstStageBegins() {
        Turn turn = PREPARING.on(new Observation.Done(), SETTING, at(3));
        assertThat(turn.phase()).isEqualTo(Changing.to(0, Watch.NONE, SETTING, at(3)));
        Told.tells(turn, Kind.BEGUN, "0", "prices to v2");
    }

    @Test
    void whatIsThereAlreadyIsASuccess() {
        Turn turn = PREPARING.on(new Observation.AlreadyThere(), SETTING, at(3));
        assertThat(turn.phase()).isEqualTo(Ended.of(Outcome.SUCCEEDED));
        Told.tells(turn, Kind.ENDED, "100", "nothing to do: the new version has everything already");
    }

    @Test
    void aRefusalEndsItBeforeItBegins() {
        Turn turn = PREPARING.on(new Observation.Refused("no route"), SETTING, at(3));
        assertThat(turn.phase()).isEqualTo(Ended.of(Outcome.REFUSED, new Cause(Cause.Kind.REFUSED, "no route")));
        Told.tells(turn, Kind.ENDED, "0", "no route");
    }

    @Test
    void aClusterThatDoesNotAnswerIsAskedAgain() {
        Turn turn = PREPARING.on(new Observation.Unreachable("timeout"), SETTING, at(3));
        assertThat(turn.phase()).isEqualTo(new Preparing(at(300), at(8)));
        assertThat(turn.phase().next(SETTING, at(7))).isEqualTo(new Action.Sleep(at(8)));
        Told.tells(turn, Kind.WAITING, "0", "timeout");
    }

    @Test
    void whatIsHalfMadeByTheDeadlineIsTakenBack() {
        Turn turn = PREPARING.on(new Observation.Unreachable("timeout"), SETTING, at(300));
        Told.rollsBack(turn, RollingBack.Part.REST, Cause.Kind.CLUSTER);
        Told.tells(turn, Kind.TROUBLE, "0", "timeout");
    }

    @ParameterizedTest
    @EnumSource(Reaction.class)
    void anAbortTakesBackWhatIsHalfMadeWhateverIsSaidOfAborts(Reaction reaction) {
        Turn turn = PREPARING.on(says(Command.ABORT), Given.judged(Given.always(reaction)), at(3));
        Told.rollsBack(turn, RollingBack.Part.REST, Cause.Kind.ABORT);
        Told.tells(turn, Kind.TROUBLE, "0", "aborted by ann");
    }

    @ParameterizedTest
    @EnumSource(value = Command.class, names = "ABORT", mode = EnumSource.Mode.EXCLUDE)
    void otherCommandsAreNotHeededAndThatIsTold(Command command) {
        Turn turn = PREPARING.on(says(command), SETTING, at(3));
        assertThat(turn.phase()).isEqualTo(PREPARING);
        String word = command.name().toLowerCase(java.util.Locale.ROOT);
        Told.tells(turn, Kind.ANSWERED, "", "not heeded: " + word + " by ann, it has not begun to move traffic");
    }

    @Test
    void anythingElseChangesNothing() {
        Turn turn = PREPARING.on(new Observation.Woken(), SETTING, at(3));
        assertThat(turn).isEqualTo(Turn.to(PREPARING));
    }

    @Test
    void aRestartFindsAllOfItOutByItself() {
        assertThat(PREPARING.essence()).isEqualTo(List.of("preparing"));
        assertThat(PREPARING.isFinal()).isFalse();
    }
}
