package io.jenkins.plugins.servicemesh.rollout.analysis;

import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.judged;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.latency;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.latencyIncrease;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.slow;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatencyJudgesTest {

    private static final Traffic QUICK = slow(9500, 190, 50, 0, 0);

    @Test
    void fewSlowRequestsAreChance() {
        CheckResult result = judged(latency("p99", 500), QUICK, slow(500, 40, 20, 6, 1));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.value()).isEqualTo("500 ms to 1000 ms");
        assertThat(result.explanation())
                .isEqualTo(
                        "6 of 500 requests took longer than 500 ms; a version whose p99 is within it does so in 38 % of "
                                + "cases; the limit is 0.011 %");
    }

    @Test
    void tooManySlowRequestsForChanceFail() {
        assertThat(judged(latency("p99", 500), QUICK, slow(500, 90, 50, 25, 1)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aBoundBetweenBucketsIsTestedAtTheNextEdgeAndSaysSo() {
        CheckResult result = judged(latency("p99", 400), QUICK, slow(500, 90, 50, 2, 1));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.explanation())
                .startsWith("2 of 500 requests took longer than 500 ms, the next bucket to the bound of 400 ms; ");
    }

    @Test
    void aBoundAboveEveryBucketIsInconclusive() {
        CheckResult result = judged(latency("p99", 1001), QUICK, slow(500, 90, 50, 25, 10));
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.value()).isEqualTo("over 1000 ms");
        assertThat(result.explanation())
                .isEqualTo("the bound of 1001 ms lies above every bucket, so nothing can be told of it");
    }

    @Test
    void aHistogramWithoutBucketsIsInconclusive() {
        Traffic fresh = new Traffic(true, traffic(500, 0).scrapes(), new LatencyHistogram(new TreeMap<>(), 500));
        CheckResult result = judged(latency("p99", 400), QUICK, fresh);
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.value()).isEqualTo("no buckets");
    }

    @Test
    void theFirstBucketHasNoLowerEdge() {
        assertThat(judged(latency("p50", 400), QUICK, slow(500, 90, 50, 2, 1)).value())
                .isEqualTo("at most 100 ms");
    }

    @Test
    void asSlowAsStablePasses() {
        CheckResult result = judged(latencyIncrease("p99", 20), QUICK, slow(500, 10, 3, 0, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.value()).isEqualTo("100 ms to 250 ms (stable 100 ms to 250 ms)");
        assertThat(result.explanation())
                .startsWith(
                        "0 of 500 requests took longer than 500 ms, the next bucket to 300 ms (stable's p99 of at most "
                                + "250 ms, and 20 % more); a version whose p99 is within it does so in 100 % of cases");
    }

    @Test
    void muchSlowerThanStableFails() {
        assertThat(judged(latencyIncrease("p99", 20), QUICK, slow(500, 100, 60, 30, 0))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aNewVersionBeyondTheEdgeFailsWhenNoIncreaseIsAllowed() {
        assertThat(judged(latencyIncrease("p99", 0), QUICK, slow(500, 100, 30, 0, 0))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    /** As measured stable's p99 is at most 250 ms, but one request more and it would not be. */
    @Test
    void aStableQuantileThatIsNotCertainIsTakenForTheNextEdge() {
        CheckResult result = judged(latencyIncrease("p99", 0), slow(5000, 200, 49, 5, 0), slow(500, 100, 30, 0, 0));
        assertThat(result.value()).endsWith("(stable 100 ms to 250 ms)");
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.explanation()).contains("500 ms;");
    }

    @Test
    void aStableVersionWithTooFewRequestsForItsQuantileIsTooFewAndTellsHowManyItTakes() {
        CheckResult result = judged(latencyIncrease("p99", 20), slow(300, 2, 0, 0, 0), slow(500, 100, 60, 30, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(result.explanation())
                .isEqualTo("stable's p99 is not certain yet after 300 requests; that takes 973 or more");
    }

    @Test
    void aStableVersionSlowerThanEveryBucketIsInconclusive() {
        CheckResult result = judged(latencyIncrease("p99", 20), slow(9500, 950, 950, 950, 950), QUICK);
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.explanation()).isEqualTo("stable's p99 lies above every bucket, so nothing can be compared");
    }

    @Test
    void anIncreaseThatLeavesEveryBucketIsInconclusive() {
        assertThat(judged(latencyIncrease("p99", 500), QUICK, slow(500, 100, 60, 30, 30))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aStableVersionWithoutLatenciesIsNoData() {
        CheckResult result = judged(latencyIncrease("p99", 20), traffic(9500, 0), slow(500, 0, 0, 0, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(result.explanation()).isEqualTo("there are no latencies of the stable version");
    }

    @Test
    void aNewVersionWithoutLatenciesIsNoData() {
        CheckResult result = judged(latencyIncrease("p99", 20), QUICK, traffic(500, 0));
        assertThat(result.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(result.explanation()).isEqualTo("there are no latencies of the new version");
    }

    @Test
    void anUnknownStableVersionIsNoData() {
        assertThat(judged(latencyIncrease("p99", 20), Traffic.UNKNOWN, slow(500, 0, 0, 0, 0))
                        .verdict())
                .isEqualTo(Verdict.NO_DATA);
    }
}
