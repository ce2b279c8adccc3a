package io.jenkins.plugins.servicemesh.rollout.analysis;

import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.errorIncrease;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.judged;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.service;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.successRate;
import static io.jenkins.plugins.servicemesh.rollout.analysis.Given.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorJudgesTest {

    @Test
    void oneFailureInASmallNumberOfRequestsIsChance() {
        CheckResult result = judged(successRate(99.5), traffic(980, 1), traffic(20, 1));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.value()).isEqualTo("95 % (stable 99.898 %)");
    }

    @Test
    void tooManyFailuresForChanceFailAndTellHowRareTheyAre() {
        CheckResult result = judged(successRate(99.5), Traffic.UNKNOWN, traffic(500, 14));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.value()).isEqualTo("97.2 %");
        assertThat(result.requests()).isEqualTo(500);
        assertThat(result.explanation())
                .isEqualTo("14 of 500 requests failed; a version at 99.5 % does so in less than 0.0001 % of cases; "
                        + "the limit is 0.011 %");
    }

    @Test
    void aRareResultWithinTheLimitPassesAndTellsTheLimit() {
        CheckResult result = judged(successRate(99.5), Traffic.UNKNOWN, traffic(500, 9));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.explanation())
                .isEqualTo(
                        "9 of 500 requests failed; a version at 99.5 % does so in 0.11 % of cases; the limit is 0.011 %");
    }

    @Test
    void aBoundOfAllFailsByOneFailure() {
        assertThat(judged(successRate(100), Traffic.UNKNOWN, traffic(500, 1)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void moreChecksServicesAndLooksMakeEachLimitStricter() {
        Look first = new Look(1, List.of(service(Traffic.UNKNOWN, traffic(500, 12))), Map.of());
        Look tenth = new Look(10, first.services(), Map.of());
        assertThat(explained(new Analysis(Given.rollout(successRate(99))), first))
                .endsWith("the limit is 0.011 %");
        assertThat(explained(new Analysis(Given.rollout(successRate(99), errorIncrease(5))), first))
                .endsWith("the limit is 0.0057 %");
        assertThat(explained(new Analysis(Given.rollout(2, successRate(99))), first))
                .endsWith("the limit is 0.0057 %");
        assertThat(explained(new Analysis(Given.rollout(successRate(99))), tenth))
                .endsWith("the limit is 0.0033 %");
    }

    @Test
    void aQueryTakesNoPartOfTheBudget() {
        Look first = new Look(1, List.of(service(Traffic.UNKNOWN, traffic(500, 12))), Map.of());
        assertThat(explained(new Analysis(Given.rollout(successRate(99), Given.query("", "5"))), first))
                .endsWith("the limit is 0.011 %");
    }

    @Test
    void aDryRunTakesNoPartOfTheBudget() {
        Look first = new Look(1, List.of(service(Traffic.UNKNOWN, traffic(500, 12))), Map.of());
        Check dryRun = new Check.ErrorIncrease(BigDecimal.ZERO, true);
        assertThat(explained(new Analysis(Given.rollout(successRate(99), dryRun)), first))
                .endsWith("the limit is 0.011 %");
    }

    private static String explained(Analysis analysis, Look look) {
        return analysis.judge(look).get(0).explanation();
    }

    @Test
    void failuresOfTheNewVersionAloneAreNoChance() {
        CheckResult result = judged(errorIncrease(20), traffic(9500, 0), traffic(500, 6));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.value()).isEqualTo("1.2 % (stable 0 %)");
        assertThat(result.explanation())
                .isEqualTo("6 of 500 requests failed, of the stable version 0 of 9,500; a version that fails 20 % more "
                        + "often than stable does so in less than 0.0001 % of cases; the limit is 0.011 %");
    }

    /** A twentieth of the requests: by chance all of three failures fall into it once in 8,000 cases. */
    @Test
    void withoutAFailureOfStableTheChanceIsThatOfAllFallingOnTheNewVersion() {
        Judgement judgement =
                new ErrorIncreaseJudge(BigDecimal.ZERO).judge(service(traffic(1900, 0), traffic(100, 3)), 1.0 / 7999);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        Judgement stricter =
                new ErrorIncreaseJudge(BigDecimal.ZERO).judge(service(traffic(1900, 0), traffic(100, 3)), 1.0 / 8001);
        assertThat(stricter.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void noFailureAnywherePasses() {
        assertThat(judged(errorIncrease(0), traffic(9500, 0), traffic(500, 0)).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void asManyFailuresAsStablePass() {
        assertThat(judged(errorIncrease(0), traffic(9500, 950), traffic(500, 50))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void anIncreaseThatIsAllowedPasses() {
        assertThat(judged(errorIncrease(100), traffic(95_000, 950), traffic(5000, 100))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judged(errorIncrease(0), traffic(95_000, 950), traffic(5000, 100))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void anUnknownStableVersionIsNoData() {
        CheckResult result = judged(errorIncrease(20), Traffic.UNKNOWN, traffic(500, 6));
        assertThat(result.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(result.explanation()).isEqualTo("there are no series of the stable version");
    }

    @Test
    void aStableVersionWithoutEnoughRequestsIsTooFew() {
        CheckResult result = judged(errorIncrease(20), traffic(19, 0), traffic(500, 6));
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(result.explanation()).isEqualTo("the stable version has had 19 requests, 20 are needed");
        assertThat(result.requests()).isEqualTo(500);
    }

    @Test
    void frequentFailuresOfBothRaiseNoMoreFalseAlarms() {
        Chance chance = new Chance(5);
        ErrorIncreaseJudge judge = new ErrorIncreaseJudge(BigDecimal.valueOf(20));
        long failed = IntStream.range(0, 5000)
                .mapToObj(at -> service(traffic(500, chance.hits(500, 0.5)), traffic(500, chance.hits(500, 0.6))))
                .filter(service -> judge.judge(service, 0.01).verdict() == Verdict.FAIL)
                .count();
        assertThat(failed).isLessThanOrEqualTo(50);
    }
}
