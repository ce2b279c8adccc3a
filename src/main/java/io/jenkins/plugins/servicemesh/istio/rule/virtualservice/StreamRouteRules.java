package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.LabelRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;

/** Rules on TLS and TCP routes (VirtualService {@code tls[]}, {@code tcp[]}). */
final class StreamRouteRules {

    private static final String SNI = "istio/sni-host";

    private StreamRouteRules() {}

    /** @param hosts of the VirtualService, which must cover each SNI host */
    static void tls(Field route, List<String> hosts) {
        if (route.get("match").isEmpty()) {
            route.error(SNI, "a tls route needs a match with sniHosts");
        }
        for (Field match : route.get("match").items()) {
            if (match.get("sniHosts").isEmpty()) {
                match.error(SNI, "a tls match needs sniHosts");
            }
            match.get("sniHosts").items().forEach(host -> sniHost(host, hosts));
            connection(match);
        }
        destinations(route);
    }

    static void tcp(Field route) {
        route.get("match").items().forEach(StreamRouteRules::connection);
        destinations(route);
    }

    private static void sniHost(Field host, List<String> hosts) {
        String name = host.textOrEmpty();
        if (IpText.isAddress(name)) {
            host.warn(SNI, "clients send no SNI for an IP address:");
        } else if (!HostNames.isSniHost(name)) {
            HostRules.wildcardHost(host);
        }
        if (hosts.stream().noneMatch(wider -> HostNames.covers(wider, name))) {
            host.error(SNI, "not covered by one of the VirtualService's hosts:");
        }
    }

    private static void connection(Field match) {
        match.get("destinationSubnets").items().forEach(ValueRules::addressOrCidr);
        ValueRules.port(match.get("port"));
        LabelRules.labels(match.get("sourceLabels"));
        VirtualServiceRules.gateways(match.get("gateways"));
        HostRules.dnsLabel(match.get("sourceNamespace"), "a namespace");
    }

    private static void destinations(Field route) {
        if (route.get("route").isEmpty()) {
            route.error("istio/route-destination", "a tls or tcp route needs a destination");
        }
        HttpRouteRules.weighted(route.get("route"));
    }
}
