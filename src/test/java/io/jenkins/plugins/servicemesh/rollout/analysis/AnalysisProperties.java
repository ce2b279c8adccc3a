package io.jenkins.plugins.servicemesh.rollout.analysis;

import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.alarm;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.judged;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.scrapes;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.successRate;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AnalysisProperties {

    private static final Check SUCCESS = successRate(99.5);
    private static final Check INCREASE = Given.errorIncrease(20);
    private static final Traffic STABLE = traffic(10_000, 40);

    @Property
    void moreFailuresNeverTurnAFailureIntoAPass(
            @ForAll @LongRange(min = 20, max = 1_000_000) long requests,
            @ForAll @DoubleRange(min = 0, max = 1) double failing,
            @ForAll @DoubleRange(min = 0, max = 1) double more) {
        long failures = (long) (requests * failing * failing);
        long worse = failures + (long) ((requests - failures) * more);
        for (Check check : new Check[] {SUCCESS, INCREASE}) {
            Assume.that(judged(check, STABLE, traffic(requests, failures)).verdict() == Verdict.FAIL);
            assertThat(judged(check, STABLE, traffic(requests, worse)).verdict())
                    .isEqualTo(Verdict.FAIL);
        }
    }

    @Property
    void aVersionAtItsBoundOrBetterNeverFails(@ForAll @LongRange(min = 20, max = 1_000_000_000) long requests) {
        assertThat(judged(SUCCESS, STABLE, traffic(requests, requests / 200)).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Property
    void moreOfTheSameKeepsAFailure(
            @ForAll @LongRange(min = 20, max = 100_000) long requests,
            @ForAll @DoubleRange(min = 0, max = 1) double failing,
            @ForAll @IntRange(min = 2, max = 1000) int times) {
        long failures = (long) (requests * failing * failing);
        Assume.that(judged(SUCCESS, STABLE, traffic(requests, failures)).verdict() == Verdict.FAIL);
        assertThat(judged(SUCCESS, STABLE, traffic(requests * times, failures * times))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Property
    void enoughOfTheSameFailsWhateverIsWorseThanTheBound(@ForAll @DoubleRange(min = 0.01, max = 1) double failing) {
        assertThat(judged(SUCCESS, STABLE, traffic(1_000_000, (long) (1_000_000 * failing)))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Property(tries = 50)
    void anyNumberOfLooksStaysWithinTheBudget(
            @ForAll @IntRange(min = 1, max = 100) int parts, @ForAll @IntRange(min = 1, max = 100_000) int looks) {
        Budget budget = Budget.of(Budget.JUDGEMENT, parts);
        double spent = LongStream.rangeClosed(1, looks).mapToDouble(budget::at).sum();
        assertThat(spent * parts).isLessThan(Budget.JUDGEMENT);
    }

    @Property(tries = 20)
    void nothingBudgetedIsLeftUnspent(@ForAll @IntRange(min = 1, max = 100) int parts) {
        Budget budget = Budget.of(Budget.JUDGEMENT, parts);
        double spent =
                LongStream.rangeClosed(1, 100_000).mapToDouble(budget::at).sum();
        assertThat(spent * parts).isGreaterThan(0.999 * Budget.JUDGEMENT);
    }

    @Property
    void withoutAFailureThereIsNoAlarm(
            @ForAll @Size(max = 40) long[] requests, @ForAll @DoubleRange(min = 0.01, max = 100) double min) {
        double rounded = Math.round(min * 100) / 100.0;
        long[] good = LongStream.of(requests)
                .flatMap(count -> LongStream.of(Math.floorMod(count, 1_000_000_000L), 0))
                .toArray();
        assertThat(alarm(STABLE, scrapes(good), successRate(rounded))).isEmpty();
    }

    @Property
    void oneFailureMoreNeverSilencesAnAlarm(
            @ForAll @Size(min = 1, max = 20) int[] requests,
            @ForAll @DoubleRange(min = 0, max = 1) double failing,
            @ForAll @IntRange(min = 0, max = 19) int at) {
        long[] bad = new long[2 * requests.length];
        for (int scrape = 0; scrape < requests.length; scrape++) {
            bad[2 * scrape] = Math.floorMod(requests[scrape], 50) + 1;
            bad[2 * scrape + 1] = (long) (bad[2 * scrape] * failing);
        }
        Assume.that(alarm(STABLE, scrapes(bad), SUCCESS).isPresent());
        int worse = at % requests.length;
        bad[2 * worse + 1] = Math.min(bad[2 * worse], bad[2 * worse + 1] + 1);
        assertThat(alarm(STABLE, scrapes(bad), SUCCESS)).isPresent();
    }
}
