package io.jenkins.plugins.servicemesh.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a namespace or a workload reports; what is absent stays as it is.
 *
 * @param workload absent for the whole namespace
 */
public record TelemetrySpec(
        Optional<Workload> workload,
        Optional<Metrics> metrics,
        Optional<Tracing> tracing,
        Optional<AccessLog> accessLog) {

    /**
     * Metrics (Istio: Telemetry {@code metrics}).
     *
     * @param providers names in the mesh configuration; empty keeps the mesh's default
     * @param tags CEL expressions by tag, set on every metric; a text constant needs quotes of its own
     * @param removedTags taken off every metric
     */
    public record Metrics(List<String> providers, Map<String, String> tags, List<String> removedTags) {
        public Metrics {
            providers = List.copyOf(providers);
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
            removedTags = List.copyOf(removedTags);
        }
    }

    /**
     * Tracing (Istio: Telemetry {@code tracing}).
     *
     * @param provider absent keeps the mesh's default
     * @param sampling share of requests that are traced, in percent
     * @param tags constants by tag
     * @param enabled false switches spans off
     */
    public record Tracing(
            Optional<String> provider, Optional<Percent> sampling, Map<String, String> tags, boolean enabled) {
        public Tracing {
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        }
    }

    /**
     * Access logs (Istio: Telemetry {@code accessLogging}).
     *
     * @param providers empty keeps the mesh's default
     * @param filter CEL expression such as {@code response.code >= 400}; absent logs every request
     * @param enabled false switches logs off
     */
    public record AccessLog(List<String> providers, Optional<String> filter, boolean enabled) {
        public AccessLog {
            providers = List.copyOf(providers);
        }
    }

    /** Nothing wanted yet, for the whole namespace. */
    public static final TelemetrySpec UNCHANGED =
            new TelemetrySpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TelemetrySpec withWorkload(Workload wanted) {
        return new TelemetrySpec(Optional.of(wanted), metrics, tracing, accessLog);
    }

    public TelemetrySpec withMetrics(Metrics wanted) {
        return new TelemetrySpec(workload, Optional.of(wanted), tracing, accessLog);
    }

    public TelemetrySpec withTracing(Tracing wanted) {
        return new TelemetrySpec(workload, metrics, Optional.of(wanted), accessLog);
    }

    public TelemetrySpec withAccessLog(AccessLog wanted) {
        return new TelemetrySpec(workload, metrics, tracing, Optional.of(wanted));
    }
}
