package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.PlaintextQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.PlaintextCallers;
import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who would be cut off by STRICT: callers that still use plain text, as far as a metric source shows them. */
final class PlaintextReview {

    static final String RULE = "mtls/plaintext-callers";

    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final String WHAT = "callers still in plain text";
    private static final int MOST = 10;

    private final OperationContext context;

    PlaintextReview(OperationContext context) {
        this.context = context;
    }

    /** Findings before an intent that closes the door to plain text; none for any other. */
    List<Finding> before(MeshSpec spec) {
        Optional<PlaintextQueries> queries = queries();
        Optional<MtlsSpec> strict =
                spec.mtls().stream().filter(PlaintextReview::isStrict).findFirst();
        if (strict.isEmpty() || queries.isEmpty()) {
            return List.of();
        }
        Finding finding = context.metrics()
                .map(source -> ask(source, queries.get(), spec.namespace()))
                .orElseGet(() -> Finding.notChecked(WHAT, "a metric source"));
        return List.of(finding.at(Place.at("mtls")));
    }

    /** What a status tells of them; nothing without a metric source. */
    List<Finding> now(String namespace) {
        return queries().flatMap(queries -> context.metrics().map(source -> ask(source, queries, namespace))).stream()
                .toList();
    }

    private Optional<PlaintextQueries> queries() {
        return context.manager().metricQueries().flatMap(MetricQueries::plaintext);
    }

    private static boolean isStrict(MtlsSpec mtls) {
        return mtls.mode().equals(Optional.of(MtlsMode.STRICT)) || mtls.ports().containsValue(MtlsMode.STRICT);
    }

    private Finding ask(MetricSource source, PlaintextQueries queries, String namespace) {
        try {
            return finding(PlaintextCallers.read(
                    source, queries, namespace, LOOK_BACK, context.clock().now()));
        } catch (MetricException e) {
            return Finding.notChecked(WHAT, "a full answer: " + e.getMessage());
        }
    }

    private static Finding finding(PlaintextCallers callers) {
        String window = "within " + DurationText.print(LOOK_BACK)
                + " (not seen: who did not call in that time, and calls to pods without a scraped proxy)";
        if (callers.calls().isEmpty()) {
            return Finding.info(RULE, "no calls in plain text were counted " + window);
        }
        return Finding.warning(
                        RULE, "callers still in plain text, which STRICT refuses: " + list(callers) + ", " + window)
                .withSuggestion("bring them into the mesh first, or take plain text at the ports that they call");
    }

    private static String list(PlaintextCallers callers) {
        int more = callers.calls().size() - MOST;
        return callers.calls().stream().limit(MOST).map(PlaintextReview::words).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String words(PlaintextCallers.Calls calls) {
        String caller = calls.caller().orElse("someone without a proxy");
        return caller + " to " + calls.called() + " (" + calls.count() + (calls.count() == 1 ? " call)" : " calls)");
    }
}
