package io.jenkins.plugins.servicemesh.local.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.metrics.recording.Recording;
import io.jenkins.plugins.servicemesh.metrics.recording.RecordingSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Before STRICT a step lists who still calls in plain text, where its cluster has a metric source. */
class PlaintextCallersTest {

    private static final String CALLS = """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"istio_requests_total","reporter":"destination","connection_security_policy":"none",
                "destination_workload_namespace":"shop","destination_workload":"reviews-v1",
                "source_workload":"web","source_workload_namespace":"front"},"values":[[0,"5"],[60,"17"]]}]}}
            """;

    @Test
    void areListedByAStep() {
        Instant start = Instant.parse("2025-12-31T23:59:00Z");
        RecordingSource source = new RecordingSource(
                Recording.read("calls.json", CALLS), new IstioMetricQueries(Reporter.DESTINATION), start);
        try (RehearsedShop shop = new RehearsedShop(source)) {
            shop.run("meshSecure mtls: 'STRICT'");
            assertThat(shop.console()).anyMatch(line -> line.contains("front/web to reviews-v1 (12 calls)"));
        }
    }
}
