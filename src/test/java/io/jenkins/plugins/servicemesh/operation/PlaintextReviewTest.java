package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.recording.Recording;
import io.jenkins.plugins.servicemesh.metrics.recording.RecordingSource;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before STRICT: who still calls in plain text. */
class PlaintextReviewTest {

    private static final MeshSpec STRICT = MeshSpec.of(Shop.NAMESPACE).plus(MtlsSpec.ofNamespace(MtlsMode.STRICT));

    private static final String CALLS = """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"istio_requests_total","reporter":"destination","connection_security_policy":"none",
                "destination_workload_namespace":"shop","destination_workload":"reviews-v1",
                "source_workload":"web","source_workload_namespace":"front"},"values":[[0,"5"],[60,"17"]]},
              {"metric":{"__name__":"istio_requests_total","reporter":"destination","connection_security_policy":"mutual_tls",
                "destination_workload_namespace":"shop","destination_workload":"reviews-v1",
                "source_workload":"cart","source_workload_namespace":"shop"},"values":[[0,"0"],[60,"900"]]},
              {"metric":{"__name__":"istio_tcp_connections_opened_total","reporter":"destination",
                "connection_security_policy":"none","destination_workload_namespace":"shop",
                "destination_workload":"reviews-v1","source_workload":"unknown"},"values":[[0,"3"],[60,"4"]]}]}}
            """;

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private OperationContext with(String recorded) {
        Instant start = shop.clock().now().minus(Duration.ofMinutes(1));
        MetricSource source = new RecordingSource(
                Recording.read("calls.json", recorded), new IstioMetricQueries(Reporter.DESTINATION), start);
        return shop.context().withMetrics(source);
    }

    private static List<Finding> findings(OperationContext context, MeshSpec spec) {
        return new PlanMesh(context)
                .plan(spec).findings().stream()
                        .filter(finding -> finding.describe().contains("plain text"))
                        .toList();
    }

    @Test
    void callersInPlainTextAreListedWithTheWindowAndWhatIsNotSeen() {
        assertThat(findings(with(CALLS), STRICT)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.describe())
                    .startsWith(
                            "mtls: callers still in plain text, which STRICT refuses: front/web to reviews-v1 (12 calls),"
                                    + " someone without a proxy to reviews-v1 (1 call), within 1h (not seen: ")
                    .contains("who did not call in that time", "without a scraped proxy")
                    .doesNotContain("cart");
        });
    }

    @Test
    void withoutSuchCallsThatIsSaidWithTheSameReserve() {
        assertThat(findings(with(CALLS.replace("\"none\"", "\"mutual_tls\"")), STRICT))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    assertThat(finding.describe())
                            .contains("no calls in plain text were counted within 1h (not seen: ");
                });
    }

    @Test
    void withoutAMetricSourceItIsNotChecked() {
        assertThat(findings(shop.context(), STRICT))
                .extracting(Finding::describe)
                .containsExactly("mtls: not checked: callers still in plain text, needs a metric source");
    }

    @Test
    void aSourceThatGivesNoFullAnswerLeavesItUncheckedAndStopsNothing() {
        OperationContext context = with(CALLS);
        shop.clock().pause(Duration.ofHours(2));
        assertThat(findings(context, STRICT)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.describe()).contains("not checked", "recording calls.json is over");
        });
    }

    @Test
    void aModeThatTakesPlainTextNeedsNoLook() {
        MeshSpec permissive = MeshSpec.of(Shop.NAMESPACE).plus(MtlsSpec.ofNamespace(MtlsMode.PERMISSIVE));
        assertThat(findings(with(CALLS), permissive)).isEmpty();
    }

    @Test
    void whereStrictIsAlreadyThereNothingIsAsked() {
        new ApplyMesh(shop.context()).apply(STRICT, Shop.AT_ONCE);
        assertThat(findings(shop.context(), STRICT)).isEmpty();
    }

    @Test
    void aStatusTellsThemWhereASourceIsConfiguredAndIsNotDegradedByThem() {
        MeshStatus status = new ReadStatus(with(CALLS)).read(Shop.NAMESPACE);
        assertThat(status.findings())
                .filteredOn(finding -> finding.rule().equals(PlaintextReview.RULE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isFalse());
        assertThat(new ReadStatus(shop.context()).read(Shop.NAMESPACE).findings())
                .noneMatch(finding -> finding.describe().contains("plain text"));
    }
}
