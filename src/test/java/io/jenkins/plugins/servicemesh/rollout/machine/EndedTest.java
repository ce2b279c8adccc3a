package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndedTest {

    private static final Setting SETTING = Given.judged();
    private static final Ended HELD = Ended.of(Outcome.HELD, new Cause(Cause.Kind.DRIFT, "11 %"));

    @Test
    void nothingFollowsButToLetGo() {
        assertThat(HELD.isFinal()).isTrue();
        assertThat(HELD.next(SETTING, START)).isEqualTo(new Action.Finish());
    }

    @Test
    void whatIsSeenAfterwardsChangesNothing() {
        assertThat(HELD.on(Given.alarming(), SETTING, START)).isEqualTo(Turn.to(HELD));
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void whatIsSaidAfterwardsIsNotHeeded(Command command) {
        Turn turn = HELD.on(says(command), SETTING, START);
        assertThat(turn.phase()).isEqualTo(HELD);
        assertThat(turn.moments().get(0).text()).endsWith(" by ann, it has ended");
    }

    @Test
    void aGoodEndHasNoCause() {
        assertThat(Ended.of(Outcome.SUCCEEDED)).isEqualTo(new Ended(Outcome.SUCCEEDED, Optional.empty(), List.of()));
    }

    @Test
    void itsConflictsDoNotChange() {
        List<String> conflicts = new ArrayList<>(List.of("one"));
        Ended ended = new Ended(Outcome.ROLLED_BACK, Optional.empty(), conflicts);
        conflicts.clear();
        assertThat(ended.conflicts()).containsExactly("one");
    }

    @Test
    void howItEndedIsWorthStoring() {
        assertThat(HELD.essence()).isNotEqualTo(Ended.of(Outcome.SUCCEEDED).essence());
    }
}
