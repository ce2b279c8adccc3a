package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A service while its block is read.
 *
 * @param service what is wanted so far, under a name that does not count
 * @param direct the only route, as far as its words stand in the service itself
 */
public record ServiceDraft(ServiceSpec service, RouteSpec direct) {

    /** Nothing wanted yet. */
    public static final ServiceDraft EMPTY = new ServiceDraft(ServiceSpec.of("unnamed"), RouteSpec.only());

    ServiceDraft withService(ServiceSpec wanted) {
        return new ServiceDraft(wanted, direct);
    }

    /** With that as the route in the service itself. */
    public ServiceDraft withDirect(RouteSpec wanted) {
        return new ServiceDraft(service, wanted);
    }

    ServiceDraft plusVersions(Collection<Version> more) {
        return withService(service.withVersions(joined(service.versions(), more)));
    }

    /** In front of those with labels of their own, wherever they are written: the order of words means nothing. */
    ServiceDraft plusVersionsInFront(List<Version> more) {
        return withService(service.withVersions(joined(more, service.versions())));
    }

    /** @throws InvalidValueException for a second route without a name that takes the same requests */
    public ServiceDraft plusRoute(RouteSpec route) {
        boolean taken = route.name().isEmpty()
                && service.routes().stream()
                        .anyMatch(other -> other.name().isEmpty() && Objects.equals(other.matches(), route.matches()));
        if (taken) {
            throw new InvalidValueException("route", "", "a name, because another one without a name is the same");
        }
        return withService(service.withRoutes(joined(service.routes(), List.of(route))));
    }

    ServiceDraft withoutRoute(String name) {
        return withService(service.withRemovedRoutes(joined(service.removedRoutes(), List.of(name))));
    }

    /** With the route that stands in the service itself; refuses what contradicts itself. */
    public ServiceDraft consistent() {
        Parts.refuseBoth(
                service.removals(),
                ServiceSpec.Part.LOAD_BALANCER,
                service.policy().loadBalancing());
        Parts.refuseBoth(
                service.removals(), ServiceSpec.Part.LOCALITY, service.policy().locality());
        Parts.refuseBoth(
                service.removals(),
                ServiceSpec.Part.CIRCUIT_BREAKER,
                service.policy().circuitBreaker());
        Parts.refuseBoth(
                service.removals(),
                ServiceSpec.Part.CONNECTION_POOL,
                service.policy().connectionPool());
        return direct.equals(RouteSpec.only())
                ? this
                : withDirect(RouteSpec.only()).plusRoute(direct);
    }

    /** The service of this name. */
    public ServiceSpec named(String host) {
        return service.withHost(host);
    }

    private static <T> List<T> joined(List<T> first, Collection<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
