package io.jenkins.plugins.servicemesh.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.CounterRise;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Prometheus, which scrapes a page that is written here. Skipped where none is installed. */
class PrometheusSourceTest {

    private static final IstioMetricQueries QUERIES = new IstioMetricQueries(Reporter.DESTINATION);

    private static @Nullable RealPrometheus prometheus;

    @TempDir
    static Path folder;

    private static Instant since = Instant.EPOCH;
    private static Instant until = Instant.EPOCH;

    /** Before the start: v1 has 100 requests. Then v1 gets 10 more, v2 comes with failures only, the pod of v3 is restarted. */
    @BeforeAll
    static void countSomething() {
        Optional<Path> binary = RealPrometheus.binary();
        if (binary.isEmpty()) {
            System.out.println("skipped: PrometheusSourceTest needs the program 'prometheus' on the PATH");
        }
        assumeTrue(binary.isPresent(), "needs the program 'prometheus' on the PATH");
        prometheus = RealPrometheus.start(binary.get(), folder);
        prometheus.shows(requests("reviews-v1", "200", 100)
                + requests("reviews-v3", "200", 50)
                + requests("reviews.v4", "200", 1));
        since = Instant.now();
        prometheus.shows(requests("reviews-v1", "200", 110)
                + requests("reviews-v2", "503", 30)
                + requests("reviews-v3", "200", 7)
                + requests("reviews.v4", "200", 1)
                + buckets("reviews-v2", 12, 30)
                + "idle NaN\n");
        until = Instant.now();
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private static String labels(String workload) {
        return "reporter=\"destination\",destination_workload_namespace=\"shop\",destination_workload=\"" + workload
                + "\"";
    }

    private static String requests(String workload, String code, int count) {
        return "istio_requests_total{" + labels(workload) + ",request_protocol=\"http\",response_code=\"" + code
                + "\"} " + count + "\n";
    }

    private static String buckets(String workload, int fast, int all) {
        String name = "istio_request_duration_milliseconds_bucket{" + labels(workload) + ",le=";
        return name + "\"5\"} " + fast + "\n" + name + "\"+Inf\"} " + all + "\n";
    }

    private static PrometheusConfig config() {
        if (prometheus == null) {
            throw new IllegalStateException("not started");
        }
        return prometheus.config();
    }

    private static PrometheusSource source() {
        return new PrometheusSource(config(), QUERIES);
    }

    private static Traffic traffic(String... workloads) {
        MetricSubject subject = new MetricSubject("shop", "reviews", "it", new TreeSet<>(List.of(workloads)));
        return source().traffic(subject, since, until);
    }

    @Test
    void aVersionThatWasThereBeforeCountsWhatCameSince() {
        assertThat(traffic("reviews-v1").requests()).isEqualTo(10);
        assertThat(traffic("reviews-v1").failures()).isZero();
    }

    @Test
    void aVersionThatFailsFromItsFirstRequestIsSeenWhole() {
        assertThat(traffic("reviews-v2").requests()).isEqualTo(30);
        assertThat(traffic("reviews-v2").failures()).isEqualTo(30);
    }

    @Test
    void aRestartedPodCountsFromZero() {
        assertThat(traffic("reviews-v3").requests()).isEqualTo(7);
    }

    @Test
    void aVersionWithoutRequestsIsKnown() {
        assertThat(traffic("reviews.v4").known()).isTrue();
        assertThat(traffic("reviews.v4").requests()).isZero();
    }

    @Test
    void aVersionThatNobodyCountedIsNotKnown() {
        assertThat(traffic("reviews-v5")).isEqualTo(Traffic.UNKNOWN);
    }

    @Test
    void workloadsOfOneVersionAreSummedUpAndTheirNamesAreNoPatterns() {
        assertThat(traffic("reviews-v1", "reviews-v2").requests()).isEqualTo(40);
        assertThat(traffic("reviews.v1", "reviews.v2")).isEqualTo(Traffic.UNKNOWN);
    }

    @Test
    void latencyIsReadFromTheBuckets() {
        assertThat(traffic("reviews-v2").latency().upTo()).isEqualTo(Map.of(Duration.ofMillis(5), 12L));
        assertThat(traffic("reviews-v2").latency().total()).isEqualTo(30);
    }

    @Test
    void countersAreToldOneByOne() {
        List<CounterRise> rises = source().rises(
                        QUERIES.requests(new MetricSubject("shop", "r", "v", new TreeSet<>(List.of("reviews-v2")))),
                        since,
                        until);
        assertThat(rises).singleElement().satisfies(rise -> {
            assertThat(rise.by()).isEqualTo(30);
            assertThat(rise.labels()).containsEntry("response_code", "503");
        });
    }

    @Test
    void aLongQuestionIsAskedToo() {
        String[] workloads = new String[200];
        for (int i = 0; i < workloads.length; i++) {
            workloads[i] = "a-workload-with-a-long-name-" + i;
        }
        workloads[0] = "reviews-v1";
        assertThat(traffic(workloads).requests()).isEqualTo(10);
    }

    @Test
    void mandatoryMatchersNarrowEverySelector() {
        PrometheusSource narrowed =
                new PrometheusSource(config().withMatchers(List.of(LabelMatcher.equal("job", "another"))), QUERIES);
        MetricSubject v1 = new MetricSubject("shop", "reviews", "v1", new TreeSet<>(List.of("reviews-v1")));
        assertThat(narrowed.traffic(v1, since, until)).isEqualTo(Traffic.UNKNOWN);
        assertThat(narrowed.query("sum(istio_requests_total{{{matchers}}})", until))
                .isEqualTo(new Reading.NoData());
        assertThatThrownBy(() -> narrowed.query("sum(istio_requests_total)", until))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("job=\"another\"")
                .hasMessageContaining("{{matchers}}");
    }

    @Test
    void anExpressionGivesOneNumber() {
        assertThat(source().query("sum(istio_requests_total{destination_workload=\"reviews-v1\"})", until))
                .isEqualTo(new Reading.Value(110));
        assertThat(source().query("scalar(vector(0))", until)).isEqualTo(new Reading.Value(0));
        assertThat(source().query("vector(1) / 0", until)).isEqualTo(new Reading.Value(Double.POSITIVE_INFINITY));
    }

    @Test
    void noSeriesNoNumberAndSeveralSeriesAreThreeThings() {
        assertThat(source().query("nothing_of_that_name", until)).isEqualTo(new Reading.NoData());
        assertThat(source().query("idle", until)).isEqualTo(new Reading.NotANumber());
        assertThat(source().query("vector(0) / 0", until)).isEqualTo(new Reading.NotANumber());
        assertThat(source().query("istio_requests_total", until)).isEqualTo(new Reading.Several(4));
    }

    @Test
    void anExpressionThatIsNoneIsRefusedInPrometheusOwnWords() {
        assertThatThrownBy(() -> source().query("sum(", until))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("metric source 'real'")
                .hasMessageContaining("answered 400")
                .hasMessageContaining("parse error");
    }

    @Test
    void manySamplesAreNotOneNumber() {
        assertThatThrownBy(() -> source().query("idle[1m]", until))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("matrix instead of one number");
    }
}
