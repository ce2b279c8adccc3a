package io.jenkins.plugins.servicemesh.model;

import java.util.List;

/**
 * By which gateways a service's routes are reached from outside of the mesh; inside they hold as before.
 *
 * @param gateways {@code name} of the service's namespace or {@code namespace/name}
 * @param hosts by which callers at the gateways ask for the service, such as {@code shop.example.com}
 */
public record GatewayBinding(List<String> gateways, List<String> hosts) {

    public GatewayBinding {
        gateways = List.copyOf(gateways);
        hosts = List.copyOf(hosts);
        if (gateways.isEmpty()) {
            throw new InvalidValueException("gateways", "", "a gateway's name");
        }
        if (hosts.isEmpty()) {
            throw new InvalidValueException("gateways", "", "the hosts by which callers ask for the service");
        }
        gateways.forEach(GatewayBinding::checkName);
        hosts.forEach(ServiceHost::parse);
    }

    private static void checkName(String gateway) {
        String[] parts = gateway.split("/", -1);
        if (parts.length > 2) {
            throw new InvalidValueException("gateway", gateway, "NAME or NAMESPACE/NAME");
        }
        for (String part : parts) {
            Names.dnsLabel("gateway", part);
        }
    }
}
