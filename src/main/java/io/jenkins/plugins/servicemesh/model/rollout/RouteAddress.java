package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which route is meant.
 *
 * @param object the name of the object that holds it (VirtualService, HTTPRoute), {@code name} or {@code namespace/name};
 *     empty for the only one that routes the service
 * @param protocol of the route
 * @param name of the route; empty where its match says which, or where there is only one that leads to the service
 * @param matches by which an unnamed http route is known
 * @param port by which a tcp or tls route is known; empty where there is only one
 * @param sniHosts by which a tls route is known
 */
public record RouteAddress(
        Optional<String> object,
        Protocol protocol,
        Optional<String> name,
        List<RequestMatch> matches,
        Optional<Integer> port,
        List<String> sniHosts) {

    /** The lists of routes that a VirtualService has. */
    public enum Protocol {
        HTTP,
        TLS,
        TCP
    }

    public RouteAddress {
        matches = List.copyOf(matches);
        sniHosts = List.copyOf(sniHosts);
        object.ifPresent(text -> Limits.notBlank("object of a route", text));
        name.ifPresent(text -> Limits.notBlank("name of a route", text));
        if (port.filter(number -> number < 1 || number > 65_535).isPresent()) {
            throw new InvalidValueException("port of a route", port.get(), "1 to 65535");
        }
        if (protocol != Protocol.HTTP && (name.isPresent() || !matches.isEmpty())) {
            throw new InvalidValueException(
                    "route protocol",
                    protocol.name().toLowerCase(Locale.ROOT),
                    "http, because only http routes have names and matches");
        }
        if (protocol != Protocol.TLS && !sniHosts.isEmpty()) {
            throw new InvalidValueException(
                    "route protocol", protocol.name().toLowerCase(Locale.ROOT), "tls, where sniHosts are given");
        }
    }

    /** The only http route that leads to the service. */
    public static RouteAddress only() {
        return new RouteAddress(
                Optional.empty(), Protocol.HTTP, Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    /** The http route of that name. */
    public static RouteAddress named(String name) {
        return new RouteAddress(
                Optional.empty(), Protocol.HTTP, Optional.of(name), List.of(), Optional.empty(), List.of());
    }

    /** The same route, of that object. */
    public RouteAddress in(String wanted) {
        return new RouteAddress(Optional.of(wanted), protocol, name, matches, port, sniHosts);
    }
}
