package io.jenkins.plugins.servicemesh.istio.metric;

import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher.Operator;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.mesh.metric.PlaintextQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Istio's standard metrics {@code istio_requests_total} and {@code istio_request_duration_milliseconds_bucket}. A version is
 * known by its workloads, {@code destination_workload}: the labels of subsets are free, those of the metrics are not.
 *
 * @param reporter whose counters are read
 */
public record IstioMetricQueries(Reporter reporter) implements MetricQueries {

    static final String REQUESTS = "istio_requests_total";

    private static final String LATENCY_BUCKETS = "istio_request_duration_milliseconds_bucket";
    private static final Pattern OF_REGULAR_EXPRESSIONS = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

    @Override
    public SeriesSelector requests(MetricSubject subject) {
        return new SeriesSelector(REQUESTS, matchers(subject));
    }

    @Override
    public SeriesSelector latencyBuckets(MetricSubject subject) {
        return new SeriesSelector(LATENCY_BUCKETS, matchers(subject));
    }

    private List<LabelMatcher> matchers(MetricSubject subject) {
        return List.of(
                LabelMatcher.equal("reporter", reporter.label()),
                LabelMatcher.equal("destination_workload_namespace", subject.namespace()),
                workloads(subject.workloads()));
    }

    private static LabelMatcher workloads(SortedSet<String> names) {
        if (names.size() == 1) {
            return LabelMatcher.equal("destination_workload", names.first());
        }
        String any = names.stream().map(IstioMetricQueries::literally).collect(Collectors.joining("|"));
        return new LabelMatcher("destination_workload", Operator.MATCHES, any);
    }

    private static String literally(String name) {
        return OF_REGULAR_EXPRESSIONS.matcher(name).replaceAll("\\\\$0");
    }

    /** By {@code response_code}; for {@code request_protocol="grpc"} by {@code grpc_response_status} too: 2, 4, 12 to 15. */
    @Override
    public boolean isFailure(Map<String, String> labels) {
        return Failures.isFailure(labels);
    }

    @Override
    public Duration latencyUnit() {
        return Duration.ofMillis(1);
    }

    @Override
    public Optional<PlaintextQueries> plaintext() {
        return Optional.of(new IstioPlaintext());
    }
}
