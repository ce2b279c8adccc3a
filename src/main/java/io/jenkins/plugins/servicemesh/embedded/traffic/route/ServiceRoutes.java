package io.jenkins.plugins.servicemesh.embedded.traffic.route;

import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The routes by which one VirtualService leads to a service.
 *
 * @param namespace of the VirtualService
 * @param routes those that lead there, in order; never empty
 */
record ServiceRoutes(String namespace, List<JsonObject> routes) {

    private static final List<String> PROTOCOLS = List.of("http", "tls", "tcp");

    /** The routes of a VirtualService; empty when none leads to that service. */
    static Optional<ServiceRoutes> of(Resource virtualService, ServiceHost service) {
        JsonObject spec = virtualService.tree().object("spec");
        String namespace = virtualService.namespace();
        boolean isOfService = spec.array("hosts").texts().stream().anyMatch(host -> isSame(host, service, namespace));
        List<JsonObject> routes = PROTOCOLS.stream()
                .flatMap(protocol -> spec.array(protocol).objects().stream())
                .filter(route -> isOfService || leadsTo(route, service, namespace))
                .filter(route -> !isByCookie(route))
                .toList();
        return routes.isEmpty() ? Optional.empty() : Optional.of(new ServiceRoutes(namespace, routes));
    }

    private static boolean leadsTo(JsonObject route, ServiceHost service, String namespace) {
        return route.array("route").objects().stream()
                .anyMatch(item -> isSame(item.object("destination").text("host").orElse(""), service, namespace));
    }

    private static boolean isSame(String host, ServiceHost service, String namespace) {
        ServiceHost other = ServiceHost.parse(host.isEmpty() ? "none.invalid.invalid" : host);
        return !other.external() && other.matches(service, namespace);
    }

    /** Simulated clients keep no cookies. */
    private static boolean isByCookie(JsonObject route) {
        return conditions(route).anyMatch(match -> match.object("headers").has("cookie"));
    }

    private static Stream<JsonObject> conditions(JsonObject route) {
        return route.array("match").objects().stream();
    }

    /** The route for requests of all kinds: the first without conditions, else the last. */
    JsonObject base() {
        return routes.stream()
                .filter(route -> conditions(route).findAny().isEmpty())
                .findFirst()
                .orElse(routes.get(routes.size() - 1));
    }

    /** The first route before that, for some requests only. */
    Optional<JsonObject> forSome() {
        return routes.stream()
                .filter(route -> route != base())
                .findFirst()
                .filter(route -> routes.indexOf(route) < routes.indexOf(base()));
    }
}
