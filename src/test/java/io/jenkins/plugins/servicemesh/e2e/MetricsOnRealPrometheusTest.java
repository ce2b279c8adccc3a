package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusConfig;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusSource;
import io.jenkins.plugins.servicemesh.metrics.recording.Recording;
import io.jenkins.plugins.servicemesh.metrics.recording.RecordingSource;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Istio's own metrics in a real Prometheus, against the count of the calls that were made. Needs PROMETHEUS_URL, and
 * CALLED_URL: a Service of one workload, CALLED_WORKLOAD of CALLED_NAMESPACE, that answers {@code /status/503} with 503 and
 * that nobody else calls meanwhile. SCRAPE_SECONDS is the scrape interval, 15 unless it is set.
 */
@Tag("e2e")
class MetricsOnRealPrometheusTest {

    private static final int GOOD = 60;
    private static final int BAD = 15;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final IstioMetricQueries QUERIES = new IstioMetricQueries(Reporter.DESTINATION);

    private static Instant since = Instant.EPOCH;
    private static Instant until = Instant.EPOCH;

    @BeforeAll
    static void call() throws IOException, InterruptedException {
        for (String needed : List.of("PROMETHEUS_URL", "CALLED_URL", "CALLED_WORKLOAD", "CALLED_NAMESPACE")) {
            assumeTrue(System.getenv(needed) != null, "skipped: " + needed + " is not set");
        }
        since = Instant.now();
        for (int i = 0; i < GOOD; i++) {
            assertThat(get(CALLED + "/")).isEqualTo(200);
        }
        for (int i = 0; i < BAD; i++) {
            assertThat(get(CALLED + "/status/503")).isEqualTo(503);
        }
        Thread.sleep(interval().multipliedBy(2).plusSeconds(2).toMillis());
        until = Instant.now();
    }

    private static final String CALLED = env("CALLED_URL");

    private static String env(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }

    private static Duration interval() {
        return Duration.ofSeconds(Long.parseLong(
                Optional.ofNullable(System.getenv("SCRAPE_SECONDS")).orElse("15")));
    }

    private static int get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static PrometheusSource source() {
        return new PrometheusSource(
                PrometheusConfig.of("real", URI.create(env("PROMETHEUS_URL"))).withScrapeInterval(interval()), QUERIES);
    }

    private static MetricSubject subject(String workload) {
        return new MetricSubject(env("CALLED_NAMESPACE"), "called", "it", new TreeSet<>(List.of(workload)));
    }

    @Test
    void everyCallIsCountedOnce() {
        Traffic traffic = source().traffic(subject(env("CALLED_WORKLOAD")), since, until);
        assertThat(traffic.requests()).isEqualTo(GOOD + BAD);
        assertThat(traffic.failures()).isEqualTo(BAD);
        assertThat(traffic.scrapes()).extracting(Scrape::at).isSorted();
    }

    @Test
    void everyCallHasALatency() {
        Traffic traffic = source().traffic(subject(env("CALLED_WORKLOAD")), since, until);
        assertThat(traffic.latency().total()).isEqualTo(GOOD + BAD);
        assertThat(traffic.latency().upTo().lastEntry().getValue()).isEqualTo(GOOD + BAD);
    }

    @Test
    void aWorkloadThatIsNotThereIsNotKnown() {
        assertThat(source().traffic(subject("nobody"), since, until)).isEqualTo(Traffic.UNKNOWN);
    }

    @Test
    void expressionsAreWorkedOut() {
        assertThat(source().query("count(up) > 0", until)).isInstanceOf(Reading.Value.class);
        assertThat(source().query("nothing_of_that_name", until)).isEqualTo(new Reading.NoData());
    }

    @Test
    void whatCurlRecordsIsPlayedBackWithTheSameSums() throws IOException, InterruptedException {
        String recorded = record("istio_requests_total") + record("istio_request_duration_milliseconds_bucket");
        RecordingSource replay = new RecordingSource(Recording.read("recorded", recorded), QUERIES, since);
        Instant end = since.plus(Duration.between(since, until));
        Traffic real = source().traffic(subject(env("CALLED_WORKLOAD")), since, until);
        assertThat(replay.traffic(subject(env("CALLED_WORKLOAD")), since, end).requests())
                .isEqualTo(real.requests());
    }

    /** Beginning a scrape before the calls, so that what was there before them is in it. */
    private static String record(String metric) throws IOException, InterruptedException {
        long range = Duration.between(since, until).plus(interval()).toSeconds() + 1;
        String query = URLEncoder.encode(
                metric + "{destination_workload_namespace=\"" + env("CALLED_NAMESPACE") + "\"}[" + range + "s]",
                StandardCharsets.UTF_8);
        String url = env("PROMETHEUS_URL") + "/api/v1/query?query=" + query + "&time=" + until.getEpochSecond();
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
