package io.jenkins.plugins.servicemesh.durable.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.durable.page.chart.Bound;
import io.jenkins.plugins.servicemesh.durable.page.chart.Point;
import io.jenkins.plugins.servicemesh.durable.page.chart.Series;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.analysis.Verdict;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is remembered of the looks of a rollout. */
class CheckSamplesTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final Check SUCCESS = new Check.SuccessRate(Percent.of(99), false);
    private static final Check LATENCY = new Check.Latency(Quantile.parse("p99"), Duration.ofMillis(500), false);
    private static final Check QUERY =
            new Check.Query("queue", "sum(x)", Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN), false);

    private final CheckSamples samples = new CheckSamples();

    private static Moment look(long second, CheckResult... results) {
        return new Moment(START.plusSeconds(second), Moment.Kind.LOOKED, "20", "", List.of(results));
    }

    private static CheckResult result(Check check, String value, Verdict verdict) {
        return new CheckResult(check.name(), "reviews", value, check.bound(), 100, verdict, false, "");
    }

    private List<Series> series(Check... checks) {
        return samples.series(Reviews.toV2(checks));
    }

    @Test
    void aRateHasItsOwnValueAndThatOfTheOldVersion() {
        samples.look(List.of(look(1, result(SUCCESS, "98.2 % (stable 99.9 %)", Verdict.FAIL))));
        assertThat(series(SUCCESS)).singleElement().satisfies(series -> {
            assertThat(series.title()).isEqualTo("success rate of reviews, %");
            assertThat(series.bounds()).containsExactly(new Bound(99, "at least 99 %"));
            assertThat(series.points()).containsExactly(new Point(START.plusSeconds(1), 98.2, 99.9, Point.Colour.BAD));
        });
    }

    @Test
    void aLatencyIsTheUpperEdgeOfItsBucket() {
        samples.look(List.of(look(1, result(LATENCY, "250 ms to 500 ms", Verdict.PASS))));
        assertThat(series(LATENCY)).singleElement().satisfies(series -> {
            assertThat(series.bounds()).containsExactly(new Bound(500, "at most 500 ms"));
            assertThat(series.points()).extracting(Point::value).containsExactly(500.0);
        });
    }

    @Test
    void aQueryHasBothItsBounds() {
        samples.look(List.of(look(1, result(QUERY, "-2.5", Verdict.FAIL))));
        assertThat(series(QUERY)).singleElement().satisfies(series -> {
            assertThat(series.bounds()).extracting(Bound::text).containsExactly("at least 1", "at most 10");
            assertThat(series.points()).extracting(Point::value).containsExactly(-2.5);
        });
    }

    @Test
    void whatWasNotMeasuredIsNoPoint() {
        samples.look(List.of(look(1, result(SUCCESS, "", Verdict.NO_DATA))));
        assertThat(series(SUCCESS)).isEmpty();
    }

    @Test
    void aLookIsRememberedOnceAndAfterTheStateForgotIt() {
        Moment first = look(1, result(SUCCESS, "99 %", Verdict.PASS));
        samples.look(List.of(first));
        samples.look(List.of(first));
        samples.look(List.of(look(2, result(SUCCESS, "98 %", Verdict.PASS))));
        assertThat(series(SUCCESS).get(0).points()).extracting(Point::value).containsExactly(99.0, 98.0);
    }

    @Test
    void aLongRolloutKeepsItsFirstLookAndItsLastAndNotAll() {
        for (int second = 0; second < 2000; second++) {
            samples.look(List.of(look(second, result(SUCCESS, "99 %", Verdict.PASS))));
        }
        List<Point> points = series(SUCCESS).get(0).points();
        assertThat(points).hasSizeLessThanOrEqualTo(400);
        assertThat(points.get(0).at()).isEqualTo(START);
        assertThat(points.get(points.size() - 1).at()).isAfter(START.plusSeconds(1980));
    }
}
