package io.jenkins.plugins.servicemesh.istio.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher.Operator;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.mesh.metric.PlaintextQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IstioMetricQueriesTest {

    private final MetricQueries queries = new IstioMetricQueries(Reporter.DESTINATION);

    private static MetricSubject subject(String... workloads) {
        return new MetricSubject("shop", "reviews", "v2", new TreeSet<>(List.of(workloads)));
    }

    @Test
    void requestsAreThoseOfOneReporterAndOneWorkload() {
        assertThat(queries.requests(subject("reviews-v2")))
                .isEqualTo(new SeriesSelector(
                        "istio_requests_total",
                        List.of(
                                LabelMatcher.equal("reporter", "destination"),
                                LabelMatcher.equal("destination_workload_namespace", "shop"),
                                LabelMatcher.equal("destination_workload", "reviews-v2"))));
    }

    @Test
    void latencyIsCountedInMillisecondsUnderTheSameLabels() {
        SeriesSelector buckets = queries.latencyBuckets(subject("reviews-v2"));
        assertThat(buckets.metric()).isEqualTo("istio_request_duration_milliseconds_bucket");
        assertThat(buckets.matchers())
                .isEqualTo(queries.requests(subject("reviews-v2")).matchers());
        assertThat(queries.latencyUnit()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void severalWorkloadsAreARegularExpressionThatMeansTheirNamesLiterally() {
        assertThat(queries.requests(subject("reviews-v2", "reviews.v2")).matchers())
                .contains(new LabelMatcher("destination_workload", Operator.MATCHES, "reviews-v2|reviews\\.v2"));
    }

    @ParameterizedTest
    @EnumSource(Reporter.class)
    void eachReporterIsAskedForByItsLabel(Reporter reporter) {
        assertThat(new IstioMetricQueries(reporter).requests(subject("a")).matchers())
                .contains(LabelMatcher.equal("reporter", reporter.label()));
    }

    @ParameterizedTest
    @CsvSource({
        "200, false",
        "204, false",
        "301, false",
        "404, false",
        "499, false",
        "500, true",
        "503, true",
        "599, true",
        "0, true",
        "50, false",
        "5000, false"
    })
    void httpFailsFrom500OnAndWhenTheConnectionIsCut(String code, boolean failed) {
        assertThat(queries.isFailure(Map.of("request_protocol", "http", "response_code", code)))
                .isEqualTo(failed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "4", "12", "13", "14", "15", "17", "99"})
    void grpcFailsByAStatusThatIsTheServersFaultOrThatGrpcDoesNotKnow(String status) {
        assertThat(queries.isFailure(grpc(status))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1", "3", "5", "6", "7", "8", "9", "10", "11", "16"})
    void grpcDoesNotFailByAStatusThatIsTheCallersFault(String status) {
        assertThat(queries.isFailure(grpc(status))).isFalse();
    }

    @Test
    void aGrpcStatusCountsForGrpcOnly() {
        assertThat(queries.isFailure(
                        Map.of("request_protocol", "http", "response_code", "200", "grpc_response_status", "14")))
                .isFalse();
    }

    @Test
    void aGrpcCallWhoseConnectionWasCutFails() {
        assertThat(queries.isFailure(
                        Map.of("request_protocol", "grpc", "response_code", "0", "grpc_response_status", "")))
                .isTrue();
    }

    private static Map<String, String> grpc(String status) {
        return Map.of("request_protocol", "grpc", "response_code", "200", "grpc_response_status", status);
    }

    @Test
    void callsInPlainTextAreWhatTheCalledSideCountedOutsideOfMutualTls() {
        PlaintextQueries plaintext = queries.plaintext().orElseThrow();
        assertThat(plaintext.calls("shop"))
                .extracting(SeriesSelector::metric)
                .containsExactly("istio_requests_total", "istio_tcp_connections_opened_total");
        assertThat(plaintext.calls("shop")).allSatisfy(selector -> assertThat(selector.matchers())
                .contains(
                        LabelMatcher.equal("reporter", "destination"),
                        new LabelMatcher("connection_security_policy", Operator.EQUALS_NOT, "mutual_tls")));
    }

    @Test
    void aCallerOutsideOfTheMeshHasNoName() {
        PlaintextQueries plaintext = queries.plaintext().orElseThrow();
        assertThat(plaintext.caller(Map.of("source_workload", "unknown", "source_workload_namespace", "unknown")))
                .isEmpty();
        assertThat(plaintext.caller(Map.of("source_workload", "web", "source_workload_namespace", "shop")))
                .contains("shop/web");
    }

    @Test
    void theManagerCountsAtTheDestinationUnlessPodsSayOtherwise() {
        assertThat(new IstioManager().metricQueries()).contains(queries);
        assertThat(new IstioManager().metricQueries(List.of(ReporterTest.pod("{containers: [{name: app}]}", ""))))
                .contains(new IstioMetricQueries(Reporter.SOURCE));
    }
}
