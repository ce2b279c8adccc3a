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
    FAULT_INJECTION("fault injection"),
    MIRRORING("mirroring"),
    MTLS_MODE("mTLS modes"),
    MTLS_PORT_MODE("mTLS modes of ports"),
    AUTHORIZATION("who may call what"),
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
