package io.jenkins.plugins.servicemesh.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.analysis.Verdict;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTextTest {

    private static final Instant TIME = Instant.parse("2026-01-01T12:04:31Z");

    @Test
    void whatAServicePassedIsOneLineAndEachCheckThatItDidNotIsAnother() {
        Moment look = new Moment(
                TIME,
                Moment.Kind.LOOKED,
                "25",
                "looked at the figures",
                List.of(
                        result("success rate", "99.93 %", "at least 99.5 %", Verdict.PASS),
                        result("latency p99", "900 ms", "at most 400 ms", Verdict.FAIL),
                        result("latency p50", "20 ms", "at most 50 ms", Verdict.PASS)));
        assertThat(RolloutText.lines(look))
                .containsExactly(
                        "12:04:31  at 25 %: reviews, 1,972 requests: success rate 99.93 %, at least 99.5 %;"
                                + " latency p50 20 ms, at most 50 ms -> pass",
                        "12:04:31  at 25 %: latency p99 of reviews 900 ms, at most 400 ms (why) -> fail");
    }

    @Test
    void aMomentWithoutChecksIsALine() {
        assertThat(RolloutText.lines(new Moment(TIME, Moment.Kind.SHIFTED, "5", "5 %", List.of())))
                .containsExactly("12:04:31  the new version gets 5 %");
    }

    private static CheckResult result(String check, String value, String bound, Verdict verdict) {
        return new CheckResult(check, "reviews", value, bound, 1_972, verdict, false, "why");
    }
}
