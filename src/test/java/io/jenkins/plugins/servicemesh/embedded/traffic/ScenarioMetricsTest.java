package io.jenkins.plugins.servicemesh.embedded.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Scenario;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions v1 and v2 of reviews, 50 requests a second, read every 15 seconds. */
class ScenarioMetricsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final MetricSubject STABLE = subject("v1");
    private static final MetricSubject FRESH = subject("v2");
    private static final String SCENARIO = """
            services:
              reviews:
                requestsPerSecond: 50
                matching: 5
                versions:
                  v1: {errors: 1, latency: {p50: 20ms, p99: 120ms}}
                  v2: {errors: 1, after: [{at: 5m, errors: 30, latency: {p50: 2s}}]}
            outages: [{from: 30m, for: 1m}]
            values: {'max(queue)': {after: [{at: 5m, is: 3}]}}
            """;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private EmbeddedCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = cluster();
    }

    private static EmbeddedCluster cluster() throws IOException {
        return EmbeddedCluster.start()
                .load(Files.readString(Path.of("dsl-examples/cluster.yaml")))
                .load("""
                        apiVersion: networking.istio.io/v1
                        kind: DestinationRule
                        metadata: {name: reviews, namespace: shop}
                        spec:
                          host: reviews
                          subsets:
                            - {name: v1, labels: {version: v1}}
                            - {name: v2, labels: {version: v2}}
                        """)
                .load(route("100", "0", ""));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void countsRequestsByTheWeightsInForce() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        pass(Duration.ofMinutes(2));
        cluster.load(route("90", "10", ""));
        pass(Duration.ofMinutes(3));
        assertCounts(metrics, STABLE, 2 * 60 * 50 + 3 * 60 * 45);
        assertCounts(metrics, FRESH, 3 * 60 * 5);
    }

    @Test
    void noticesAChangeBetweenTwoReadings() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        pass(Duration.ofMillis(67_500));
        cluster.load(route("0", "100", ""));
        pass(Duration.ofMillis(7_500));
        List<Scrape> scrapes = metrics.traffic(FRESH, START, now.get()).scrapes();
        assertThat(scrapes).hasSize(1);
        assertThat(scrapes.get(0).requests()).isCloseTo(375, within(100L));
    }

    @Test
    void knowsTheOldVersionFromBeforeTheStartAndTheNewOneFromItsFirstRequest() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        assertThat(metrics.traffic(STABLE, START.minusSeconds(300), START).requests())
                .isCloseTo(15_000, within(600L));
        assertThat(metrics.traffic(FRESH, START, START)).isEqualTo(Traffic.UNKNOWN);
        pass(Duration.ofMinutes(1));
        cluster.load(route("50", "50", ""));
        assertThat(metrics.traffic(FRESH, START, now.get()).known()).isFalse();
        pass(Duration.ofSeconds(14));
        assertThat(metrics.traffic(FRESH, START, now.get()).known()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(metrics.traffic(FRESH, START, now.get()).known()).isTrue();
    }

    @Test
    void givesTheSameFiguresHoweverOftenItIsAsked() throws IOException {
        ScenarioMetrics often = metrics(SCENARIO);
        try (EmbeddedCluster other = cluster()) {
            ScenarioMetrics once = ScenarioMetrics.on(other, Scenario.read(SCENARIO, "scenario.yaml"), now::get);
            for (int minute = 0; minute < 10; minute++) {
                String share = Integer.toString(minute * 10);
                String rest = Integer.toString(100 - minute * 10);
                cluster.load(route(rest, share, ""));
                other.load(route(rest, share, ""));
                for (int second = 0; second < 60; second += 7) {
                    pass(Duration.ofSeconds(Math.min(7, 60 - second)));
                    often.traffic(FRESH, now.get().minusSeconds(40), now.get());
                    often.traffic(STABLE, START.minusSeconds(second), now.get());
                }
            }
            assertThat(often.traffic(FRESH, START, now.get())).isEqualTo(once.traffic(FRESH, START, now.get()));
            assertThat(often.traffic(STABLE, START, now.get())).isEqualTo(once.traffic(STABLE, START, now.get()));
        }
    }

    @Test
    void givesOtherFiguresForAnotherSeed() {
        ScenarioMetrics one = metrics(SCENARIO);
        ScenarioMetrics other = metrics("seed: 2\n" + SCENARIO);
        pass(Duration.ofMinutes(5));
        assertThat(one.traffic(STABLE, START, now.get())).isNotEqualTo(other.traffic(STABLE, START, now.get()));
    }

    @Test
    void countsTheTimesOfAVersionFromItsFirstRequest() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        pass(Duration.ofMinutes(10));
        cluster.load(route("50", "50", ""));
        pass(Duration.ofMinutes(10));
        Traffic good =
                metrics.traffic(FRESH, now.get().minusSeconds(600), now.get().minusSeconds(300));
        Traffic bad = metrics.traffic(FRESH, now.get().minusSeconds(300), now.get());
        assertThat((double) good.failures() / good.requests()).isCloseTo(0.01, within(0.006));
        assertThat((double) bad.failures() / bad.requests()).isCloseTo(0.3, within(0.03));
        assertThat(share(good.latency(), Duration.ofMillis(1_000))).isCloseTo(1, within(0.01));
        assertThat(share(bad.latency(), Duration.ofMillis(1_000))).isLessThan(0.2);
    }

    @Test
    void spreadsLatenciesOverTheBucketsOfIstio() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        pass(Duration.ofMinutes(10));
        LatencyHistogram latency = metrics.traffic(STABLE, START, now.get()).latency();
        assertThat(latency.upTo()).containsKeys(Duration.ofNanos(500_000), Duration.ofMillis(25), Duration.ofHours(1));
        assertThat(share(latency, Duration.ofMillis(25))).isCloseTo(0.614, within(0.02));
        assertThat(share(latency, Duration.ofMillis(100))).isCloseTo(0.982, within(0.006));
        assertThat(latency.total())
                .isEqualTo(metrics.traffic(STABLE, START, now.get()).requests());
    }

    @Test
    void countsMirroredRequestsForTheVersionThatGetsTheCopies() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        cluster.load(
                route("100", "0", "mirrors: [{destination: {host: reviews, subset: v2}, percentage: {value: 10}}]"));
        pass(Duration.ofMinutes(4));
        assertCounts(metrics, STABLE, 4 * 60 * 50);
        assertCounts(metrics, FRESH, 4 * 60 * 5);
    }

    @Test
    void givesRoutesWithConditionsTheShareThatMatches() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        cluster.load("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: reviews, namespace: shop}
                spec:
                  hosts: [reviews]
                  http:
                    - name: cookie
                      match: [{headers: {cookie: {regex: '.*release=v2.*'}}}]
                      route: [{destination: {host: reviews, subset: v2}}]
                    - name: testers
                      match: [{headers: {x-tester: {exact: 'yes'}}}]
                      route: [{destination: {host: reviews, subset: v2}}]
                    - name: default
                      route: [{destination: {host: reviews, subset: v1}}]
                """);
        pass(Duration.ofMinutes(4));
        assertCounts(metrics, STABLE, 4 * 60 * 47.5);
        assertCounts(metrics, FRESH, 4 * 60 * 2.5);
    }

    @Test
    void dividesByPodsWhereNoRouteLeadsToTheService() throws IOException {
        try (EmbeddedCluster plain =
                EmbeddedCluster.start().load(Files.readString(Path.of("dsl-examples/cluster.yaml")))) {
            ScenarioMetrics metrics = ScenarioMetrics.on(plain, Scenario.read(SCENARIO, "scenario.yaml"), now::get);
            pass(Duration.ofMinutes(4));
            assertCounts(metrics, STABLE, 4 * 60 * 50 * 2 / 3.0); // two pods of three
        }
    }

    @Test
    void doesNotAnswerDuringAnOutage() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        pass(Duration.ofMinutes(30));
        assertThatThrownBy(() -> metrics.traffic(STABLE, START, now.get())).isInstanceOf(MetricException.class);
        assertThatThrownBy(() -> metrics.query("max(queue)", now.get())).isInstanceOf(MetricException.class);
        pass(Duration.ofMinutes(1));
        assertThat(metrics.traffic(STABLE, START, now.get()).known()).isTrue();
    }

    @Test
    void givesTheValuesOfExpressions() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        assertThat(metrics.query("max(queue)", START)).isEqualTo(new Reading.NotANumber());
        assertThat(metrics.query("max(queue)", START.plusSeconds(300))).isEqualTo(new Reading.Value(3));
        assertThatThrownBy(() -> metrics.query("min(queue)", START)).hasMessageContaining("min(queue)");
    }

    @Test
    void saysWhatAScenarioDoesNotKnow() {
        ScenarioMetrics metrics = metrics(SCENARIO);
        assertThatThrownBy(() -> metrics.traffic(subject("v3"), START, START)).hasMessageContaining("it has v1, v2");
    }

    private ScenarioMetrics metrics(String scenario) {
        return ScenarioMetrics.on(cluster, Scenario.read(scenario, "scenario.yaml"), now::get);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Within five standard deviations. */
    private void assertCounts(ScenarioMetrics metrics, MetricSubject subject, double expected) {
        assertThat((double) metrics.traffic(subject, START, now.get()).requests())
                .isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }

    private static double share(LatencyHistogram latency, Duration time) {
        return (double) latency.upTo().get(time) / latency.total();
    }

    private static MetricSubject subject(String version) {
        return new MetricSubject("shop", "reviews", version, new TreeSet<>(Set.of("reviews-" + version)));
    }

    private static String route(String stable, String fresh, String more) {
        return Stream.of(
                        "apiVersion: networking.istio.io/v1",
                        "kind: VirtualService",
                        "metadata: {name: reviews, namespace: shop}",
                        "spec:",
                        "  hosts: [reviews]",
                        "  http:",
                        "    - name: default",
                        "      route:",
                        "        - {destination: {host: reviews, subset: v1}, weight: " + stable + "}",
                        "        - {destination: {host: reviews, subset: v2}, weight: " + fresh + "}",
                        more.isEmpty() ? "" : "      " + more)
                .reduce("", (lines, line) -> lines + line + "\n");
    }
}
