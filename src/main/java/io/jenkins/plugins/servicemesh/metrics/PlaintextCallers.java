package io.jenkins.plugins.servicemesh.metrics;

import io.jenkins.plugins.servicemesh.mesh.metric.PlaintextQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who still called workloads of a namespace in plain text, as their proxies counted. Not seen are callers that did not call in
 * that time, and calls to pods without a proxy or with one that nobody scrapes.
 *
 * @param calls the most frequent first
 */
public record PlaintextCallers(List<Calls> calls) {

    public PlaintextCallers {
        calls = List.copyOf(calls);
    }

    /**
     * Calls of one workload to another one.
     *
     * @param caller {@code shop/web}; empty for callers that the mesh does not know
     * @param called the workload
     * @param count requests and connections
     */
    public record Calls(Optional<String> caller, String called, long count) {}

    private record Pair(Optional<String> caller, String called) {}

    /**
     * Those that called in the time before that instant.
     *
     * @throws MetricException when the source does not give a full answer
     */
    public static PlaintextCallers read(
            MetricSource source, PlaintextQueries queries, String namespace, Duration lookBack, Instant until) {
        Map<Pair, Long> counts = new TreeMap<>(Comparator.comparing(Pair::called)
                .thenComparing(pair -> pair.caller().orElse("")));
        queries.calls(namespace).stream()
                .flatMap(selector -> source.rises(selector, until.minus(lookBack), until).stream())
                .filter(rise -> rise.by() > 0)
                .forEach(rise -> counts.merge(
                        new Pair(queries.caller(rise.labels()), queries.called(rise.labels())), rise.by(), Long::sum));
        return new PlaintextCallers(counts.entrySet().stream()
                .map(pair -> new Calls(pair.getKey().caller(), pair.getKey().called(), pair.getValue()))
                .sorted(Comparator.comparingLong(Calls::count).reversed())
                .toList());
    }
}
