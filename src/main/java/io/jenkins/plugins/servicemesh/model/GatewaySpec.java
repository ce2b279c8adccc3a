package io.jenkins.plugins.servicemesh.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a gateway at the edge of the mesh takes (Istio: Gateway). What is empty is left as it is.
 *
 * @param name of the object
 * @param selector labels of the gateway's pods; a new one without is for {@code istio: ingressgateway}
 * @param servers merged with those that are there, by port and hosts
 */
public record GatewaySpec(String name, Map<String, String> selector, List<GatewayServer> servers) {

    public GatewaySpec {
        Names.dnsLabel("gateway", name);
        selector = Collections.unmodifiableMap(new TreeMap<>(selector));
        servers = List.copyOf(servers);
        Set<String> seen = new HashSet<>();
        for (GatewayServer server : servers) {
            server.hosts().stream()
                    .map(host -> host + " on port " + server.port())
                    .filter(host -> !seen.add(host))
                    .forEach(host -> {
                        throw new InvalidValueException("server", host, "one server for a host on a port");
                    });
        }
    }

    public static GatewaySpec of(String name, GatewayServer... servers) {
        return new GatewaySpec(name, Map.of(), List.of(servers));
    }

    /** The same wishes for the gateway of that name. */
    public GatewaySpec withName(String wanted) {
        return new GatewaySpec(wanted, selector, servers);
    }

    public GatewaySpec withSelector(Map<String, String> wanted) {
        return new GatewaySpec(name, wanted, servers);
    }

    /** @throws InvalidValueException when another server has one of its hosts on its port */
    public GatewaySpec plus(GatewayServer server) {
        List<GatewayServer> more = new ArrayList<>(servers);
        more.add(server);
        return new GatewaySpec(name, selector, more);
    }
}
