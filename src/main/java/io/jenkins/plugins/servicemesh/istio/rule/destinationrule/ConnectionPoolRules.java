package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;

/** Rules on connection limits (DestinationRule {@code connectionPool}). */
final class ConnectionPoolRules {

    private static final String POOL = "istio/connection-pool";

    private ConnectionPoolRules() {}

    static void check(Field pool) {
        if (pool.present() && pool.get("http").absent() && pool.get("tcp").absent()) {
            pool.error(POOL, "a connection pool needs http or tcp settings");
        }
        http(pool.get("http"));
        tcp(pool.get("tcp"));
    }

    private static void http(Field http) {
        for (String key : List.of(
                "http1MaxPendingRequests",
                "http2MaxRequests",
                "maxRequestsPerConnection",
                "maxRetries",
                "maxConcurrentStreams")) {
            ValueRules.notNegative(http.get(key));
        }
        ValueRules.duration(http.get("idleTimeout"));
        if (http.get("h2UpgradePolicy").is("UPGRADE")
                && http.get("useClientProtocol").isTrue()) {
            http.error(POOL, "h2UpgradePolicy UPGRADE and useClientProtocol exclude each other");
        }
        keepAlive(http.get("http2KeepAlive"));
    }

    private static void keepAlive(Field keepAlive) {
        if (keepAlive.absent()) {
            return;
        }
        for (String key : List.of("interval", "timeout")) {
            if (keepAlive.get(key).absent()) {
                keepAlive.error(POOL, "http2KeepAlive needs " + key);
            }
            ValueRules.duration(keepAlive.get(key));
        }
    }

    private static void tcp(Field tcp) {
        ValueRules.notNegative(tcp.get("maxConnections"));
        ValueRules.duration(tcp.get("connectTimeout"));
        ValueRules.duration(tcp.get("maxConnectionDuration"));
        ValueRules.durationOrZero(tcp.get("idleTimeout"));
        ValueRules.duration(tcp.get("tcpKeepalive", "time"));
        ValueRules.duration(tcp.get("tcpKeepalive", "interval"));
    }
}
