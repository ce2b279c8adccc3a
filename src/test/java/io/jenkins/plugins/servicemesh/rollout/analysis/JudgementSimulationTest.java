package io.jenkins.plugins.servicemesh.rollout.analysis;

import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.errorIncrease;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.latency;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.latencyIncrease;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.successRate;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.rollout.analysis.SimulatedRollout.Behaviour;
import io.jenkins.plugins.servicemesh.rollout.analysis.SimulatedRollout.Load;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often good versions are put back and bad ones are not, with fixed seeds; the figures are printed. */
class JudgementSimulationTest {

    private static final int ROLLOUTS = 2000;
    private static final RolloutSpec SUCCESS_RATE = Given.rollout(successRate(99.5));
    private static final RolloutSpec ALL_CHECKS =
            Given.rollout(successRate(99.5), errorIncrease(0), latency("p99", 250), latencyIncrease("p99", 0));

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.005})
    void equalVersionsWithFiveRequestsALookArePromoted(double failing) {
        Behaviour both = Behaviour.failing(failing);
        Tally tally = Tally.of(ROLLOUTS, 11, new SimulatedRollout(SUCCESS_RATE, Load.fiveALook(), both, both));
        tally.print("equal versions, " + failing + " failing, 5 requests a look");
        System.out.printf(
                "  a bare ratio under 99.5 %% at any of the 16 looks would put back %d of %d%n",
                byBareRatio(failing), ROLLOUTS);
        assertThat(tally.stopped()).isLessThanOrEqualTo(11);
        assertThat(tally.promoted()).isGreaterThanOrEqualTo(1900);
    }

    /** One failure among the five requests between two looks is a share of 20 %. */
    private static long byBareRatio(double failing) {
        Chance chance = new Chance(12);
        return IntStream.range(0, ROLLOUTS)
                .filter(rollout -> chance.hits(5 * 16, failing) > 0)
                .count();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.005})
    void equalVersionsWithFiftyRequestsASecondArePromoted(double failing) {
        Behaviour both = Behaviour.failing(failing);
        Tally tally = Tally.of(ROLLOUTS, 13, new SimulatedRollout(SUCCESS_RATE, Load.perSecond(50), both, both));
        tally.print("equal versions, " + failing + " failing, 50 requests a second");
        assertThat(tally.stopped()).isLessThanOrEqualTo(11);
        assertThat(tally.promoted()).isGreaterThanOrEqualTo(1900);
    }

    @Test
    void equalVersionsWithEveryCheckAtItsBoundArePromoted() {
        Behaviour both = Behaviour.failing(0.005);
        Tally tally = Tally.of(1000, 14, new SimulatedRollout(ALL_CHECKS, Load.perSecond(50), both, both));
        tally.print("equal versions, four checks at their bounds, 50 requests a second");
        assertThat(tally.stopped()).isLessThanOrEqualTo(5);
        assertThat(tally.promoted()).isGreaterThanOrEqualTo(950);
    }

    @Test
    void aVersionThatFailsElevenTimesAsOftenIsStopped() {
        Tally tally = Tally.of(
                ROLLOUTS,
                15,
                new SimulatedRollout(
                        SUCCESS_RATE, Load.perSecond(50), Behaviour.failing(0.005), Behaviour.failing(0.055)));
        tally.print("5.5 % against 0.5 % failing, 50 requests a second");
        assertThat(tally.stopped()).isGreaterThanOrEqualTo(1989);
    }

    @Test
    void aVersionThatFailsElevenTimesAsOftenIsStoppedAmongFourChecks() {
        Tally tally = Tally.of(
                ROLLOUTS,
                16,
                new SimulatedRollout(
                        ALL_CHECKS, Load.perSecond(50), Behaviour.failing(0.005), Behaviour.failing(0.055)));
        tally.print("5.5 % against 0.5 % failing, four checks, 50 requests a second");
        assertThat(tally.stopped()).isGreaterThanOrEqualTo(1989);
    }

    @Test
    void aVersionWithTenTimesTheSlowRequestsIsStopped() {
        Tally tally = Tally.of(
                ROLLOUTS,
                17,
                new SimulatedRollout(
                        ALL_CHECKS, Load.perSecond(50), Behaviour.failing(0.001), new Behaviour(0.001, 0.1)));
        tally.print("10 % against 1 % slower than the bound, four checks, 50 requests a second");
        assertThat(tally.stopped()).isGreaterThanOrEqualTo(1989);
    }
}
