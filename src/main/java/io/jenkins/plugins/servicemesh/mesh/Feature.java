package io.jenkins.plugins.servicemesh.mesh;

/** What a user can ask of a mesh. */
public enum Feature {
    INJECTION("sidecar injection"),
    TRAFFIC_SPLIT("weighted split between versions"),
    REQUEST_MATCH("routes by header, path, method, query or cookie"),
    REQUEST_TIMEOUT("request timeouts"),
    RETRIES("retries"),
    CIRCUIT_BREAKER("circuit breakers"),
    CONNECTION_POOL("connection pools"),
    LOAD_BALANCING("load balancing algorithms"),
    CONSISTENT_HASH("consistent hash load balancing"),
    LOCALITY("load balancing by locality"),
    FAULT_INJECTION("fault injection"),
    MIRRORING("mirroring"),
    MTLS_MODE("mTLS modes"),
    MTLS_PORT_MODE("mTLS modes of ports"),
    AUTHORIZATION("who may call what"),
    REQUEST_AUTHENTICATION("tokens of requests"),
    EGRESS("hosts outside of the cluster"),
    TLS_ORIGINATION("TLS that the mesh makes for hosts outside"),
    GATEWAY("gateways at the edge of the mesh"),
    SIDECAR_SCOPE("which hosts sidecars know"),
    METRIC_TAGS("metrics with custom tags"),
    TRACING_SAMPLING("tracing with sampling"),
    ACCESS_LOG("access logs"),
    RATE_LIMIT("rate limits");

    private final String words;

    Feature(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
