package io.jenkins.plugins.servicemesh.rollout.analysis;

import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.alarm;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.errorIncrease;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.latency;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.query;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.scrapes;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.successRate;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EarlyStopTest {

    private static final Check SUCCESS = successRate(99.5);
    private static final Check REHEARSED = new Check.SuccessRate(Percent.of(99.5), true);
    private static final Traffic GOOD = scrapes(500, 1, 500, 0, 500, 1);

    @Test
    void aHandfulOfFailuresAmongFewRequestsStopsLongBeforeThereAreEnoughForAVerdict() {
        assertThat(alarm(GOOD, scrapes(5, 2, 5, 2, 5, 1), SUCCESS))
                .contains("reviews: 5 of 15 requests failed in 3 scrapes (stable 2 of 1,500), where 0.5 % may");
    }

    @Test
    void aSingleScrapeMayBeEnough() {
        assertThat(alarm(Traffic.UNKNOWN, scrapes(7, 5), SUCCESS))
                .contains("reviews: 5 of 7 requests failed in 1 scrape, where 0.5 % may");
    }

    @Test
    void threeFailuresAreChance() {
        assertThat(alarm(GOOD, scrapes(5, 3), SUCCESS)).isEmpty();
    }

    @Test
    void anUnknownVersionIsNoReason() {
        assertThat(alarm(GOOD, Traffic.UNKNOWN, SUCCESS)).isEmpty();
    }

    @Test
    void failuresInAnyNumberOfRequestsAtTheBoundAreNoReason() {
        assertThat(alarm(GOOD, scrapes(1000, 5, 1000, 5, 1000, 5), SUCCESS)).isEmpty();
    }

    @Test
    void goodScrapesBeforeDoNotHideASuddenFailure() {
        assertThat(alarm(GOOD, scrapes(500, 0, 500, 0, 500, 30), SUCCESS))
                .contains("reviews: 30 of 500 requests failed in 1 scrape (stable 1 of 500), where 0.8 % may");
    }

    @Test
    void aBurstThatIsOverIsNoReason() {
        assertThat(alarm(GOOD, scrapes(5, 3, 500, 0, 5, 3), SUCCESS)).isEmpty();
    }

    @Test
    void aStableVersionThatFailsAsOftenAtTheSameTimeExcuses() {
        assertThat(alarm(scrapes(500, 0, 500, 150), scrapes(50, 0, 50, 15), SUCCESS))
                .isEmpty();
        assertThat(alarm(scrapes(500, 0, 500, 0), scrapes(50, 0, 50, 15), SUCCESS))
                .isPresent();
    }

    @Test
    void failuresOfTheStableVersionAtAnotherTimeExcuseNothing() {
        assertThat(alarm(scrapes(500, 150, 500, 0), scrapes(50, 0, 50, 15), SUCCESS))
                .isPresent();
    }

    @Test
    void oneFailureAmongAHandfulOfTheStableVersionLeavesDoubt() {
        assertThat(alarm(scrapes(2, 1), scrapes(20, 10), SUCCESS)).isEmpty();
    }

    @Test
    void aHandfulOfGoodRequestsOfTheStableVersionLeavesNoDoubtOfATotalFailure() {
        assertThat(alarm(scrapes(5, 0), scrapes(20, 20), SUCCESS)).isPresent();
    }

    @Test
    void withoutACheckOfErrorsOneInAHundredIsAllowed() {
        assertThat(alarm(GOOD, scrapes(10, 6), latency("p99", 500), Given.latencyIncrease("p99", 20)))
                .get()
                .asString()
                .endsWith("where 1 % may");
        assertThat(alarm(GOOD, scrapes(10, 6), query("", "5"))).isPresent();
    }

    @Test
    void anIncreaseThatIsAllowedIsNoReason() {
        Traffic stable = scrapes(5000, 100, 5000, 100);
        Traffic fresh = scrapes(500, 80, 500, 80);
        assertThat(alarm(stable, fresh, errorIncrease(900))).isEmpty();
        assertThat(alarm(stable, fresh, errorIncrease(20))).isPresent();
    }

    @Test
    void aDryRunStopsNothing() {
        assertThat(alarm(GOOD, scrapes(50, 50), REHEARSED)).isEmpty();
    }

    @Test
    void errorsThatAreOnlyRehearsedStopNothingBesideOtherChecks() {
        assertThat(alarm(GOOD, scrapes(50, 50), REHEARSED, latency("p99", 500))).isEmpty();
    }

    @Test
    void aRehearsedBoundDoesNotReplaceOneThatHolds() {
        assertThat(alarm(GOOD, scrapes(50, 50), REHEARSED, errorIncrease(20))).isPresent();
    }

    @Test
    void aBoundOfAllTakesMoreThanOneFailure() {
        assertThat(alarm(Traffic.UNKNOWN, scrapes(50, 1), successRate(100))).isEmpty();
        assertThat(alarm(Traffic.UNKNOWN, scrapes(50, 3), successRate(100))).isPresent();
    }

    @Test
    void aSpanInWhichEveryFailureIsAllowedDoesNotHideALongerOne() {
        assertThat(alarm(scrapes(5000, 0, 2, 1), scrapes(500, 400, 5, 5), errorIncrease(900)))
                .isPresent();
    }

    @Test
    void aBoundThatAllowsManyFailuresIsRespected() {
        assertThat(alarm(GOOD, scrapes(500, 100, 500, 100), successRate(80))).isEmpty();
        assertThat(alarm(GOOD, scrapes(500, 400, 500, 400), successRate(80))).isPresent();
    }

    @Test
    void lateInAStageItTakesMore() {
        assertThat(alarm(GOOD, scrapes(5, 3, 5, 1), SUCCESS)).isPresent();
        assertThat(alarm(GOOD, after(300, 5, 3, 5, 1), SUCCESS)).isEmpty();
        assertThat(alarm(GOOD, after(300, 5, 3, 5, 3), SUCCESS)).isPresent();
    }

    private static Traffic after(int goodScrapes, long... then) {
        LongStream good = LongStream.range(0, 2L * goodScrapes).map(at -> at % 2 == 0 ? 5 : 0);
        return scrapes(LongStream.concat(good, LongStream.of(then)).toArray());
    }

    @Test
    void idleTimeCostsNothing() {
        LongStream idle = LongStream.generate(() -> 0).limit(600);
        Traffic fresh =
                scrapes(LongStream.concat(idle, LongStream.of(5, 3, 5, 1)).toArray());
        assertThat(alarm(GOOD, fresh, SUCCESS)).isPresent();
    }

    @Test
    void theServiceThatFailsIsNamed() {
        Comparison good = new Comparison("ratings", GOOD, traffic(500, 0));
        Comparison bad = new Comparison("reviews", GOOD, traffic(500, 400));
        assertThat(new Analysis(Given.rollout(2, SUCCESS)).alarm(List.of(good, bad)))
                .get()
                .asString()
                .startsWith("reviews: 400 of 500 requests failed");
    }

    @Test
    void manyServicesShareTheBudget() {
        List<Comparison> services = List.of(Given.service(GOOD, scrapes(5, 4)));
        assertThat(new Analysis(Given.rollout(1, SUCCESS)).alarm(services)).isPresent();
        assertThat(new Analysis(Given.rollout(100, SUCCESS)).alarm(services)).isEmpty();
    }
}
