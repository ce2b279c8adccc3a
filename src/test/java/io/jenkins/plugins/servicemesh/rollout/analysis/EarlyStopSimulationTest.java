package io.jenkins.plugins.servicemesh.rollout.analysis;

import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.successRate;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.rollout.analysis.SimulatedRollout.Behaviour;
import io.jenkins.plugins.servicemesh.rollout.analysis.SimulatedRollout.Load;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How seldom the early stop is wrong and how soon it is right, with fixed seeds; the figures are printed. */
class EarlyStopSimulationTest {

    private static final Analysis ANALYSIS = new Analysis(Given.rollout(successRate(99.5)));

    /** At most 0.1 % may be: 3 of 3,000. */
    @ParameterizedTest
    @ValueSource(ints = {50, 0})
    void aVersionWithinTheBoundIsHardlyEverStopped(int perSecond) {
        Load load = perSecond > 0 ? Load.perSecond(perSecond) : Load.fiveALook();
        Behaviour both = Behaviour.failing(0.005);
        Tally tally = Tally.of(3000, 21, new SimulatedRollout(Given.rollout(successRate(99.5)), load, both, both));
        tally.print("early stop, 0.005 failing, "
                + (perSecond > 0 ? perSecond + " requests a second" : "5 requests a look"));
        assertThat(tally.count(SimulatedRollout.End.STOPPED_EARLY)).isLessThanOrEqualTo(3);
    }

    /** Without a bound on errors the stable version alone says what is allowed. */
    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.2})
    void aVersionAsBadAsStableIsHardlyEverStopped(double failing) {
        Behaviour both = Behaviour.failing(failing);
        SimulatedRollout rollout =
                new SimulatedRollout(Given.rollout(Given.latency("p99", 500)), Load.perSecond(50), both, both);
        Tally tally = Tally.of(1000, 23, rollout);
        tally.print("early stop, both versions " + failing + " failing, no bound on errors, 50 requests a second");
        assertThat(tally.stopped()).isLessThanOrEqualTo(1);
    }

    @Test
    void stagesOfAnHourRaiseNoMoreAlarms() {
        Behaviour both = Behaviour.failing(0.005);
        SimulatedRollout.Pace hours = new SimulatedRollout.Pace(30, 300, 3600);
        SimulatedRollout rollout =
                new SimulatedRollout(Given.rollout(successRate(99.5)), Load.perSecond(50), both, both, hours);
        Tally tally = Tally.of(200, 22, rollout);
        tally.print("early stop, 0.005 failing, 50 requests a second, stages of an hour");
        assertThat(tally.count(SimulatedRollout.End.STOPPED_EARLY)).isZero();
    }

    /** Errors begin after so many good seconds; the stable version has nine times the requests; a scrape a second. */
    @ParameterizedTest
    @CsvSource({"0, 7, 4", "60, 8, 4", "600, 10, 5"})
    void aThirdOfTheRequestsFailingAtFiveASecondIsStoppedWithinSeconds(
            int goodSeconds, int mostErrors, int mostSeconds) {
        int[][] stopped = IntStream.range(0, 500)
                .mapToObj(seed -> untilStopped(new Chance(seed), goodSeconds, 0.3))
                .toArray(int[][]::new);
        System.out.printf(
                "early stop, 30 %% failing at 5 requests a second after %d good seconds: "
                        + "%d errors, %d s after the first (medians); 95 %% within %d errors, %d s%n",
                goodSeconds,
                quantile(stopped, 0, 0.5),
                quantile(stopped, 1, 0.5),
                quantile(stopped, 0, 0.95),
                quantile(stopped, 1, 0.95));
        assertThat(quantile(stopped, 0, 0.5)).isLessThanOrEqualTo(mostErrors);
        assertThat(quantile(stopped, 1, 0.5)).isLessThanOrEqualTo(mostSeconds);
    }

    private static int quantile(int[][] values, int column, double quantile) {
        int[] sorted =
                Arrays.stream(values).mapToInt(row -> row[column]).sorted().toArray();
        return sorted[(int) (quantile * (sorted.length - 1))];
    }

    /** The number of errors, and the seconds from the first of them. */
    private static int[] untilStopped(Chance chance, int goodSeconds, double failing) {
        List<Scrape> stable = new ArrayList<>();
        List<Scrape> fresh = new ArrayList<>();
        int errors = 0;
        int first = 0;
        for (int second = 1; second <= goodSeconds + 600; second++) {
            long failures = chance.hits(5, second > goodSeconds ? failing : 0);
            stable.add(new Scrape(Given.SHIFT.plusSeconds(second), 45, chance.hits(45, 0.001)));
            fresh.add(new Scrape(Given.SHIFT.plusSeconds(second), 5, failures));
            errors += (int) failures;
            first = errors > 0 && first == 0 ? second : first;
            if (failures > 0 && alarm(stable, fresh)) {
                return new int[] {errors, second - first};
            }
        }
        throw new AssertionError("never stopped");
    }

    private static boolean alarm(List<Scrape> stable, List<Scrape> fresh) {
        Comparison service = Given.service(traffic(stable), traffic(fresh));
        return ANALYSIS.alarm(List.of(service)).isPresent();
    }

    private static Traffic traffic(List<Scrape> scrapes) {
        return new Traffic(true, scrapes, LatencyHistogram.EMPTY);
    }
}
