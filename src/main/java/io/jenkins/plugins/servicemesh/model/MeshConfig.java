package io.jenkins.plugins.servicemesh.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that {@code MeshIntegration} gives to a namespace and to each component in it. A part that is absent
 * writes no object and no field.
 *
 * @param type which mesh
 * @param injection how the namespace's pods join the data plane
 * @param mtls how connections are taken
 * @param requestTimeout for a whole request, retries included
 */
public record MeshConfig(
        MeshType type,
        Optional<Injection> injection,
        Optional<MtlsMode> mtls,
        Optional<LoadBalancing> loadBalancing,
        Optional<Duration> requestTimeout,
        Optional<RetryPolicy> retries,
        Optional<CircuitBreaker> circuitBreaker,
        Optional<TelemetrySpec.Metrics> metrics,
        Optional<TelemetrySpec.Tracing> tracing,
        Optional<TelemetrySpec.AccessLog> accessLog) {

    /** Nothing configured: writes nothing. */
    public static MeshConfig empty(MeshType type) {
        return new MeshConfig(
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The defaults: sidecar injection; mTLS PERMISSIVE; round robin; request timeout 30 s; {@link RetryPolicy#DEFAULT} (3
     * tries of 2 s on connect-failure and refused-stream); {@link CircuitBreaker#DEFAULT} (5 consecutive 5xx, every 30 s,
     * out for 30 s, at most 50 %); metrics on; tracing of 1 %; access log of answers from 400 up. Providers are the mesh's own.
     */
    public static MeshConfig defaults(MeshType type) {
        return new MeshConfig(
                type,
                Optional.of(new Injection.Sidecar()),
                Optional.of(MtlsMode.PERMISSIVE),
                Optional.of(LoadBalancing.Simple.ROUND_ROBIN),
                Optional.of(Duration.ofSeconds(30)),
                Optional.of(RetryPolicy.DEFAULT),
                Optional.of(CircuitBreaker.DEFAULT),
                Optional.of(new TelemetrySpec.Metrics(List.of(), Map.of(), List.of())),
                Optional.of(new TelemetrySpec.Tracing(Optional.empty(), Optional.of(Percent.of(1)), Map.of(), true)),
                Optional.of(new TelemetrySpec.AccessLog(List.of(), Optional.of("response.code >= 400"), true)));
    }
}
