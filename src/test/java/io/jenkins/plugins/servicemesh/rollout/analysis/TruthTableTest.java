package io.jenkins.plugins.servicemesh.rollout.analysis;

import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.errorIncrease;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.judged;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.latency;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.query;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.slow;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.successRate;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each kind of figures means: none, few, all bad, unreadable. */
class TruthTableTest {

    private static final Check SUCCESS = successRate(99.5);

    @Test
    void noSeriesOfTheNewVersionIsNoData() {
        CheckResult result = judged(SUCCESS, traffic(900, 1), Traffic.UNKNOWN);
        assertThat(result.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(result.value()).isEqualTo("no data");
        assertThat(result.explanation()).isEqualTo("there are no series of the new version");
    }

    @Test
    void seriesWithoutARequestAreTooFew() {
        CheckResult result = judged(SUCCESS, traffic(900, 1), traffic(0, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(result.value()).isEqualTo("0 requests");
    }

    @Test
    void oneRequestIsTooFew() {
        CheckResult result = judged(SUCCESS, traffic(900, 1), traffic(1, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(result.explanation()).isEqualTo("the new version has had 1 request, 20 are needed");
    }

    @Test
    void oneFailedRequestIsTooFewAsWell() {
        assertThat(judged(SUCCESS, traffic(900, 1), traffic(1, 1)).verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void justEnoughRequestsAreJudged() {
        assertThat(judged(SUCCESS, traffic(900, 1), traffic(20, 0)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void zeroRequestsAreTooFewEvenWhenOneIsEnough() {
        RolloutSpec rollout = Given.rollout(Given.analysis(1, SUCCESS));
        CheckResult result = new Analysis(rollout)
                .judge(new Look(1, List.of(Given.service(Traffic.UNKNOWN, traffic(0, 0))), Map.of()))
                .get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(result.explanation()).endsWith("1 are needed");
    }

    @Test
    void aVersionThatFailsEveryRequestFails() {
        CheckResult result = judged(SUCCESS, traffic(900, 1), traffic(20, 20));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.value()).isEqualTo("0 % (stable 99.889 %)");
    }

    @Test
    void aVersionThatFailsEveryRequestFailsTheComparisonToo() {
        assertThat(judged(errorIncrease(20), traffic(900, 1), traffic(20, 20)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aVersionWithoutAFailurePasses() {
        CheckResult result = judged(SUCCESS, traffic(900, 1), traffic(500, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.value()).isEqualTo("100 % (stable 99.889 %)");
    }

    @Test
    void requestsWithoutLatenciesAreNoDataForALatency() {
        CheckResult result = judged(latency("p99", 500), traffic(900, 1), traffic(500, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(result.explanation()).isEqualTo("there are no latencies of the new version");
    }

    @Test
    void aVersionThatIsSlowEveryTimeFails() {
        assertThat(judged(latency("p99", 500), traffic(900, 1), slow(20, 20, 20, 20, 0))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aQueryWithoutASeriesIsNoData() {
        assertThat(judged(query("", "5"), new Reading.NoData()).verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aQueryThatWasNotReadIsNoData() {
        CheckResult result = new Analysis(Given.rollout(query("", "5")))
                .judge(new Look(1, List.of(), Map.of()))
                .get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aQueryThatIsNoNumberIsInconclusive() {
        CheckResult result = judged(query("", "5"), new Reading.NotANumber());
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.value()).isEqualTo("NaN");
    }

    @Test
    void aQueryThatDividesByZeroIsInconclusive() {
        assertThat(judged(query("", "5"), new Reading.Value(Double.POSITIVE_INFINITY))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aQueryWithSeveralSeriesIsInconclusive() {
        CheckResult result = judged(query("", "5"), new Reading.Several(3));
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.value()).isEqualTo("3 series");
    }

    @Test
    void aQueryOfZeroIsAValue() {
        assertThat(judged(query("", "5"), new Reading.Value(0)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aQueryAboveItsBoundFailsAndSaysThatTheBoundIsPlain() {
        CheckResult result = judged(query("", "5"), new Reading.Value(5.1));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.explanation())
                .isEqualTo("5.1 is not at most 5; the bound is plain: a query has no counts to test");
    }

    @Test
    void aQueryBelowItsBoundFails() {
        assertThat(judged(query("2", "5"), new Reading.Value(1.9)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aQueryOnItsBoundPasses() {
        assertThat(judged(query("5", "5"), new Reading.Value(5)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aQueryAsksForNoRequests() {
        CheckResult result = judged(query("", "5"), new Reading.Value(5));
        assertThat(result.requests()).isZero();
        assertThat(result.service()).isEmpty();
    }

    @Test
    void aDryRunIsJudgedAndMarked() {
        CheckResult result = judged(new Check.SuccessRate(Percent.of(99.5), true), traffic(900, 1), traffic(500, 50));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.dryRun()).isTrue();
    }

    @Test
    void withoutChecksNothingIsJudged() {
        Analysis analysis = new Analysis(Given.rollout());
        Comparison service = Given.service(traffic(900, 0), traffic(900, 900));
        assertThat(analysis.judge(new Look(1, List.of(service), Map.of()))).isEmpty();
        assertThat(analysis.alarm(List.of(service))).isEqualTo(Optional.empty());
    }

    @Test
    void everyCheckIsJudgedForEveryServiceCheckByCheck() {
        Comparison reviews = new Comparison("reviews", traffic(900, 0), traffic(500, 0));
        Comparison ratings = new Comparison("ratings", traffic(900, 0), traffic(500, 0));
        List<CheckResult> results = new Analysis(Given.rollout(2, SUCCESS, errorIncrease(20), query("", "5")))
                .judge(new Look(1, List.of(reviews, ratings), Map.of("queue", new Reading.Value(1))));
        assertThat(results)
                .extracting(result -> result.check() + "/" + result.service())
                .containsExactly(
                        "success rate/reviews",
                        "success rate/ratings",
                        "error increase/reviews",
                        "error increase/ratings",
                        "queue/");
    }
}
