package io.jenkins.plugins.servicemesh.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of the traffic to one service; what is absent stays as it is.
 *
 * @param host the service's name, short, {@code name.namespace} or fully qualified
 * @param versions those that splits may name
 * @param routes merged into the ones that are there, by name
 * @param gateways by which the routes are reached from outside
 * @param policy of all connections to it
 * @param removedRoutes names of routes to take away
 * @param removals parts to take away
 */
public record ServiceSpec(
        String host,
        List<Version> versions,
        List<RouteSpec> routes,
        Optional<GatewayBinding> gateways,
        TrafficPolicy policy,
        List<String> removedRoutes,
        Set<Part> removals) {

    /** Parts of a service's traffic policy that can be removed. */
    public enum Part {
        LOAD_BALANCER,
        LOCALITY,
        CIRCUIT_BREAKER,
        CONNECTION_POOL
    }

    public ServiceSpec {
        if (!host.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")) {
            throw new InvalidValueException("service", host, "a Service's name, or its host such as reviews.shop");
        }
        versions = List.copyOf(versions);
        routes = List.copyOf(routes);
        removedRoutes = List.copyOf(removedRoutes);
        removals = Set.copyOf(removals);
    }

    /** This service, nothing wanted of it yet. */
    public static ServiceSpec of(String host) {
        return new ServiceSpec(
                host, List.of(), List.of(), Optional.empty(), TrafficPolicy.UNCHANGED, List.of(), Set.of());
    }

    /** The same wishes for the service of that name. */
    public ServiceSpec withHost(String wanted) {
        return new ServiceSpec(wanted, versions, routes, gateways, policy, removedRoutes, removals);
    }

    public ServiceSpec withVersions(List<Version> wanted) {
        return new ServiceSpec(host, wanted, routes, gateways, policy, removedRoutes, removals);
    }

    public ServiceSpec withRoutes(List<RouteSpec> wanted) {
        return new ServiceSpec(host, versions, wanted, gateways, policy, removedRoutes, removals);
    }

    public ServiceSpec withGateways(GatewayBinding wanted) {
        return new ServiceSpec(host, versions, routes, Optional.of(wanted), policy, removedRoutes, removals);
    }

    public ServiceSpec withPolicy(TrafficPolicy wanted) {
        return new ServiceSpec(host, versions, routes, gateways, wanted, removedRoutes, removals);
    }

    public ServiceSpec withLoadBalancing(LoadBalancing wanted) {
        return withPolicy(policy.withLoadBalancing(wanted));
    }

    public ServiceSpec withLocality(Locality wanted) {
        return withPolicy(policy.withLocality(wanted));
    }

    public ServiceSpec withCircuitBreaker(CircuitBreaker wanted) {
        return withPolicy(policy.withCircuitBreaker(wanted));
    }

    public ServiceSpec withConnectionPool(ConnectionPool wanted) {
        return withPolicy(policy.withConnectionPool(wanted));
    }

    public ServiceSpec withRateLimit(RateLimit wanted) {
        return withPolicy(policy.withRateLimit(wanted));
    }

    public ServiceSpec withRemovedRoutes(List<String> names) {
        return new ServiceSpec(host, versions, routes, gateways, policy, names, removals);
    }

    public ServiceSpec withRemovals(Set<Part> wanted) {
        return new ServiceSpec(host, versions, routes, gateways, policy, removedRoutes, wanted);
    }

    /** The version of this name, as written, or else the one with the label {@code version: NAME}. */
    public Version version(String name) {
        return versions.stream()
                .filter(version -> version.name().equals(name))
                .findFirst()
                .orElseGet(() -> Version.named(name));
    }
}
