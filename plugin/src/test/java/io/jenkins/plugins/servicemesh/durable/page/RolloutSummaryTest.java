package io.jenkins.plugins.servicemesh.durable.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Pace;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.machine.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rollout in a few words. */
class RolloutSummaryTest {

    private static final Instant BEGUN = Instant.parse("2026-01-01T10:00:00Z");
    private static final RolloutSpec SPEC = Reviews.toV2();
    private static final List<Moment> MOMENTS = List.of(moment(10, "20"), moment(60, "50"), moment(90, "0"));

    private static Moment moment(long second, String share) {
        return new Moment(BEGUN.plusSeconds(second), Moment.Kind.SHIFTED, share, "", List.of());
    }

    private static RolloutState running() {
        RolloutState state = RolloutState.begin("id", Setting.of(SPEC, Pace.UNMEASURED), BEGUN);
        return new RolloutState("id", state.phase(), MOMENTS);
    }

    @Test
    void oneThatRunsTellsWhatItGivesNow() {
        RolloutSummary summary = new RolloutSummary(SPEC, running(), BEGUN, false);
        assertThat(summary.getLine()).isEqualTo("reviews to v2: running, v1 100 %, v2 0 %");
        assertThat(summary.getHighestShare()).isEqualTo("50");
    }

    @Test
    void oneThatEndedTookTheTimeUntilItsEnd() {
        RolloutState ended = running().in(new Ended(Outcome.ROLLED_BACK, Optional.empty(), List.of()));
        RolloutSummary summary = new RolloutSummary(SPEC, ended, BEGUN, false);
        assertThat(summary.getOutcome()).isEqualTo("rolled_back");
        assertThat(summary.seconds()).isEqualTo(90);
    }

    @Test
    void oneWhoseBuildEndedFirstDoesNotSeemToRun() {
        RolloutSummary summary = new RolloutSummary(SPEC, running(), BEGUN, true);
        assertThat(summary.getOutcome()).isEqualTo("left");
        assertThat(summary.getOutcomeText()).isEqualTo("left by its build");
        assertThat(summary.seconds()).isEqualTo(90);
    }
}
