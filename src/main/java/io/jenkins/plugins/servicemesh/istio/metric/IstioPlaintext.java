package io.jenkins.plugins.servicemesh.istio.metric;

import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher.Operator;
import io.jenkins.plugins.servicemesh.mesh.metric.PlaintextQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls in plain text, as the called pods' proxies count them: {@code connection_security_policy} of
 * {@code istio_requests_total} and of {@code istio_tcp_connections_opened_total}. Only the called side knows how a call came.
 */
final class IstioPlaintext implements PlaintextQueries {

    private static final String UNKNOWN = "unknown";

    @Override
    public List<SeriesSelector> calls(String namespace) {
        return Stream.of(IstioMetricQueries.REQUESTS, "istio_tcp_connections_opened_total")
                .map(metric -> new SeriesSelector(metric, matchers(namespace)))
                .toList();
    }

    private static List<LabelMatcher> matchers(String namespace) {
        return List.of(
                LabelMatcher.equal("reporter", Reporter.DESTINATION.label()),
                LabelMatcher.equal("destination_workload_namespace", namespace),
                new LabelMatcher("connection_security_policy", Operator.EQUALS_NOT, "mutual_tls"));
    }

    @Override
    public Optional<String> caller(Map<String, String> labels) {
        String workload = labels.getOrDefault("source_workload", UNKNOWN);
        String namespace = labels.getOrDefault("source_workload_namespace", UNKNOWN);
        return workload.equals(UNKNOWN) || workload.isEmpty()
                ? Optional.empty()
                : Optional.of(namespace + "/" + workload);
    }

    @Override
    public String called(Map<String, String> labels) {
        return labels.getOrDefault("destination_workload", UNKNOWN);
    }
}
