package io.jenkins.plugins.servicemesh.model;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits on the connections to a service (Istio: DestinationRule {@code connectionPool}). What is absent is left as it is.
 *
 * @param maxConnections to a host, TCP ({@code tcp.maxConnections})
 * @param connectTimeout TCP ({@code tcp.connectTimeout})
 * @param maxPendingRequests waiting for a connection ({@code http.http1MaxPendingRequests})
 * @param maxRequests at once ({@code http.http2MaxRequests})
 * @param maxRequestsPerConnection before it is closed; 0 is no limit ({@code http.maxRequestsPerConnection})
 * @param maxRetries at once ({@code http.maxRetries})
 * @param idleTimeout HTTP ({@code http.idleTimeout})
 */
public record ConnectionPool(
        Optional<Integer> maxConnections,
        Optional<Duration> connectTimeout,
        Optional<Integer> maxPendingRequests,
        Optional<Integer> maxRequests,
        Optional<Integer> maxRequestsPerConnection,
        Optional<Integer> maxRetries,
        Optional<Duration> idleTimeout) {

    /** Nothing set. */
    public static final ConnectionPool UNCHANGED = new ConnectionPool(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ConnectionPool {
        maxConnections.ifPresent(count -> notNegative("maxConnections", count));
        maxPendingRequests.ifPresent(count -> notNegative("maxPendingRequests", count));
        maxRequests.ifPresent(count -> notNegative("maxRequests", count));
        maxRequestsPerConnection.ifPresent(count -> notNegative("maxRequestsPerConnection", count));
        maxRetries.ifPresent(count -> notNegative("maxRetries", count));
    }

    private static void notNegative(String what, int count) {
        if (count < 0) {
            throw new InvalidValueException(what, count, "0 or more");
        }
    }
}
