package io.jenkins.plugins.servicemesh.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of one HTTP route of a service; what is absent stays as it is.
 *
 * @param name of the route; without one, the only route that leads to the service
 * @param matches alternatives; empty for a route that takes every request
 * @param requestTimeout for a whole request, retries included
 * @param removals parts to take away
 */
public record RouteSpec(
        Optional<String> name,
        List<RequestMatch> matches,
        Optional<Split> split,
        Optional<Duration> requestTimeout,
        Optional<RetryPolicy> retries,
        Optional<Fault> fault,
        Optional<Mirror> mirror,
        Set<Part> removals) {

    /** Parts of a route that can be removed. */
    public enum Part {
        REQUEST_TIMEOUT,
        RETRIES,
        FAULT,
        MIRROR
    }

    public RouteSpec {
        matches = List.copyOf(matches);
        removals = Set.copyOf(removals);
    }

    /** The only route that leads to the service, nothing wanted of it yet. */
    public static RouteSpec only() {
        return new RouteSpec(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    /** The route of this name, nothing wanted of it yet. */
    public static RouteSpec named(String name) {
        return only().withName(name);
    }

    public RouteSpec withName(String wanted) {
        return new RouteSpec(Optional.of(wanted), matches, split, requestTimeout, retries, fault, mirror, removals);
    }

    public RouteSpec withMatches(List<RequestMatch> wanted) {
        return new RouteSpec(name, wanted, split, requestTimeout, retries, fault, mirror, removals);
    }

    public RouteSpec withSplit(Split wanted) {
        return new RouteSpec(name, matches, Optional.of(wanted), requestTimeout, retries, fault, mirror, removals);
    }

    /** The same without a wish for how its requests are shared. */
    public RouteSpec withoutSplit() {
        return new RouteSpec(name, matches, Optional.empty(), requestTimeout, retries, fault, mirror, removals);
    }

    public RouteSpec withRequestTimeout(Duration wanted) {
        return new RouteSpec(name, matches, split, Optional.of(wanted), retries, fault, mirror, removals);
    }

    public RouteSpec withRetries(RetryPolicy wanted) {
        return new RouteSpec(name, matches, split, requestTimeout, Optional.of(wanted), fault, mirror, removals);
    }

    public RouteSpec withFault(Fault wanted) {
        return new RouteSpec(name, matches, split, requestTimeout, retries, Optional.of(wanted), mirror, removals);
    }

    public RouteSpec withMirror(Mirror wanted) {
        return new RouteSpec(name, matches, split, requestTimeout, retries, fault, Optional.of(wanted), removals);
    }

    public RouteSpec withRemovals(Set<Part> wanted) {
        return new RouteSpec(name, matches, split, requestTimeout, retries, fault, mirror, wanted);
    }

    /** {@code route 'default'}, or {@code the only route}. */
    public String describe() {
        return name.map(text -> "route '" + text + "'").orElse("the only route");
    }
}
