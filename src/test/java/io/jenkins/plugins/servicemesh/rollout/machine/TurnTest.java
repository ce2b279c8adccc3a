package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Phase PHASE = Ended.of(Outcome.SUCCEEDED);
    private static final Turn ONE = Turn.to(PHASE).telling(START, Kind.SHIFTED, "5", "one");

    @Test
    void thereMayBeNothingToTell() {
        Told.tellsNothing(Turn.to(PHASE));
    }

    @Test
    void whatIsToldComesInOrder() {
        Turn two = ONE.telling(START, Kind.LOOKED, "5", "two", List.of());
        assertThat(two.moments()).extracting(Moment::text).containsExactly("one", "two");
    }

    @Test
    void whatCameEarlierIsToldBefore() {
        Moment earlier = new Moment(START, Kind.LOOKED, "5", "zero", List.of());
        assertThat(ONE.after(List.of(earlier)).moments())
                .extracting(Moment::text)
                .containsExactly("zero", "one");
    }

    @Test
    void whatIsNotHeededIsToldWithItsReason() {
        Turn turn = Turn.unheeded(PHASE, Given.says(Command.PAUSE), "it is over", START);
        assertThat(turn.phase()).isEqualTo(PHASE);
        Told.tells(turn, Kind.ANSWERED, "", "not heeded: pause by ann, it is over");
    }
}
