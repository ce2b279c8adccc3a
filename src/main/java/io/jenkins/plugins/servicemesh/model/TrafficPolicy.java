package io.jenkins.plugins.servicemesh.model;

import java.util.Optional;

/**
 * How connections to one service are treated, whatever their route (Istio: DestinationRule {@code trafficPolicy}). What is
 * absent is left as it is.
 *
 * @param loadBalancing how requests are spread over the endpoints
 * @param locality which endpoints are preferred by where they are
 * @param circuitBreaker when an endpoint is taken out
 * @param connectionPool limits on connections
 * @param rateLimit how many requests are let through
 */
public record TrafficPolicy(
        Optional<LoadBalancing> loadBalancing,
        Optional<Locality> locality,
        Optional<CircuitBreaker> circuitBreaker,
        Optional<ConnectionPool> connectionPool,
        Optional<RateLimit> rateLimit) {

    /** Nothing set. */
    public static final TrafficPolicy UNCHANGED =
            new TrafficPolicy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TrafficPolicy withLoadBalancing(LoadBalancing wanted) {
        return new TrafficPolicy(Optional.of(wanted), locality, circuitBreaker, connectionPool, rateLimit);
    }

    public TrafficPolicy withLocality(Locality wanted) {
        return new TrafficPolicy(loadBalancing, Optional.of(wanted), circuitBreaker, connectionPool, rateLimit);
    }

    public TrafficPolicy withCircuitBreaker(CircuitBreaker wanted) {
        return new TrafficPolicy(loadBalancing, locality, Optional.of(wanted), connectionPool, rateLimit);
    }

    public TrafficPolicy withConnectionPool(ConnectionPool wanted) {
        return new TrafficPolicy(loadBalancing, locality, circuitBreaker, Optional.of(wanted), rateLimit);
    }

    public TrafficPolicy withRateLimit(RateLimit wanted) {
        return new TrafficPolicy(loadBalancing, locality, circuitBreaker, connectionPool, Optional.of(wanted));
    }
}
