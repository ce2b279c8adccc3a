package io.jenkins.plugins.servicemesh.rollout.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment.Kind;
import java.util.List;

/** What a turn leads to and tells. */
final class Told {

    private Told() {}

    static void tells(Turn turn, Kind kind, String share, String text) {
        Moment last = turn.moments().get(turn.moments().size() - 1);
        assertThat(List.of(last.kind(), last.share(), last.text())).isEqualTo(List.of(kind, share, text));
    }

    static void tellsNothing(Turn turn) {
        assertThat(turn.moments()).isEmpty();
    }

    static RollingBack rollsBack(Turn turn, Cause.Kind kind) {
        return rollsBack(turn, RollingBack.Part.SHARE, kind);
    }

    /** Before the first stage no weight was moved: only what was made is taken away. */
    static RollingBack rollsBackWhatWasMade(Turn turn, Cause.Kind kind) {
        return rollsBack(turn, RollingBack.Part.REST, kind);
    }

    private static RollingBack rollsBack(Turn turn, RollingBack.Part part, Cause.Kind kind) {
        assertThat(turn.phase()).isInstanceOf(RollingBack.class);
        RollingBack back = (RollingBack) turn.phase();
        assertThat(back.part()).isEqualTo(part);
        assertThat(back.cause().orElseThrow().kind()).isEqualTo(kind);
        return back;
    }

    static void isHeld(Turn turn, Cause.Kind kind) {
        assertThat(turn.phase()).isInstanceOf(Ended.class);
        Ended ended = (Ended) turn.phase();
        assertThat(ended.outcome()).isEqualTo(Outcome.HELD);
        assertThat(ended.cause().orElseThrow().kind()).isEqualTo(kind);
    }

    static void isPromoted(Turn turn, int stage) {
        assertThat(turn.phase()).isInstanceOf(Promoting.class);
        Promoting promoting = (Promoting) turn.phase();
        assertThat(promoting.part()).isEqualTo(Promoting.Part.SHARE);
        assertThat(promoting.stage()).isEqualTo(stage);
    }

    static void asks(Turn turn, Question.Kind kind) {
        assertThat(turn.phase()).isInstanceOf(Asking.class);
        assertThat(((Asking) turn.phase()).question().kind()).isEqualTo(kind);
    }
}
