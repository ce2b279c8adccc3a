package io.jenkins.plugins.servicemesh.istio.rule.serviceentry;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.LabelRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules on the endpoints of a ServiceEntry, by the way its addresses are found. */
final class ServiceEndpointRules {

    private static final String ENDPOINT = "istio/service-endpoint";
    private static final String UNIX = "unix://";

    private ServiceEndpointRules() {}

    static void check(Field spec) {
        List<Field> endpoints = spec.get("endpoints").items();
        switch (ServiceEntryRules.resolution(spec)) {
            case "NONE" -> none(spec);
            case "STATIC" -> endpoints.forEach(ServiceEndpointRules::isAddress);
            case "DNS", "DNS_ROUND_ROBIN" -> byName(spec);
            default -> {} // DYNAMIC_DNS has none at all
        }
        Set<String> ports = new HashSet<>();
        spec.get("ports").items().forEach(port -> ports.add(port.get("name").textOrEmpty()));
        endpoints.forEach(endpoint -> common(endpoint, ports));
    }

    private static void none(Field spec) {
        if (!spec.get("endpoints").isEmpty()) {
            spec.get("endpoints").error(ENDPOINT, "the resolution NONE has no endpoints", "use STATIC or DNS");
        }
        if (spec.has("workloadSelector")) {
            spec.get("workloadSelector").warn(ENDPOINT, "the resolution NONE does not look at workloads");
        }
    }

    private static void isAddress(Field endpoint) {
        Field address = endpoint.get("address");
        String text = address.textOrEmpty();
        if (!text.isEmpty() && !text.startsWith(UNIX) && !IpText.isAddress(text)) {
            address.error(ENDPOINT, "the resolution STATIC needs an IP address or a unix socket, not");
        }
    }

    private static void byName(Field spec) {
        boolean roundRobin = ServiceEntryRules.resolution(spec).equals("DNS_ROUND_ROBIN");
        if (spec.get("endpoints").isEmpty()) {
            for (Field host : spec.get("hosts").items()) {
                if (!HostNames.isFqdn(host.textOrEmpty())) {
                    host.error(ENDPOINT, "without endpoints the host itself is looked up, which needs a full name:");
                }
            }
        }
        if (roundRobin && spec.get("endpoints").items().size() > 1) {
            spec.get("endpoints").error(ENDPOINT, "the resolution DNS_ROUND_ROBIN has at most one endpoint");
        }
        for (Field endpoint : spec.get("endpoints").items()) {
            HostRules.fqdnOrIp(endpoint.get("address"));
        }
    }

    private static void common(Field endpoint, Set<String> ports) {
        String address = endpoint.get("address").textOrEmpty();
        if (address.isEmpty() && endpoint.get("network").isEmpty()) {
            endpoint.error(ENDPOINT, "an endpoint needs an address or a network");
        }
        if (address.startsWith(UNIX)) {
            unix(endpoint, address.substring(UNIX.length()));
        }
        for (Field port : endpoint.get("ports").members()) {
            if (!ports.contains(port.key())) {
                port.error(ENDPOINT, "the ServiceEntry has no port '" + port.key() + "', which leads to");
            }
            ValueRules.port(port);
        }
        LabelRules.labels(endpoint.get("labels"));
    }

    private static void unix(Field endpoint, String path) {
        boolean absolute = path.startsWith("/") || path.startsWith("@");
        if (!absolute || path.endsWith("/")) {
            endpoint.get("address").error(ENDPOINT, "not an absolute path of a unix socket:");
        }
        if (!endpoint.get("ports").isEmpty()) {
            endpoint.get("ports").error(ENDPOINT, "a unix socket has no ports");
        }
    }
}
