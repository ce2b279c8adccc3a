package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules on a ServiceEntry: its hosts, addresses and ports; endpoints have {@link ServiceEndpointRules}. */
final class ServiceEntryRules {

    private static final String ENTRY = "istio/service-entry";
    private static final List<String> PROTOCOLS = List.of(
            "TCP", "UDP", "GRPC", "GRPC-WEB", "HTTP", "HTTP_PROXY", "HTTP2", "HTTPS", "TLS", "MONGO", "REDIS", "MYSQL");
    private static final Set<String> BY_HOST =
            Set.of("HTTP", "HTTP2", "HTTP_PROXY", "GRPC", "GRPC-WEB", "HTTPS", "TLS");
    private static final Set<String> DYNAMIC = Set.of("HTTP", "TLS", "GRPC", "HTTP2");

    private ServiceEntryRules() {}

    static void check(Field object) {
        Field spec = object.get("spec");
        LabelRules.selector(spec.get("workloadSelector"), "labels");
        if (spec.has("workloadSelector") && !spec.get("endpoints").isEmpty()) {
            spec.error(ENTRY, "workloadSelector and endpoints exclude each other");
        }
        hosts(spec);
        addresses(spec);
        ports(spec.get("ports"));
        ServiceEndpointRules.check(spec);
        hostsAreTold(spec);
        if (resolution(spec).equals("DYNAMIC_DNS")) {
            dynamic(object, spec);
        }
        HostRules.exportTo(spec.get("exportTo"), true);
    }

    static String resolution(Field spec) {
        return spec.get("resolution").text().orElse("NONE");
    }

    private static void hosts(Field spec) {
        if (spec.get("hosts").isEmpty()) {
            spec.error(ENTRY, "a ServiceEntry needs a host");
        }
        for (Field host : spec.get("hosts").items()) {
            String name = host.textOrEmpty();
            if (name.equals("*")) {
                host.error("istio/host", "every host at once is not allowed:");
            } else {
                HostRules.wildcardHost(host);
            }
            if (HostNames.isPartialWildcard(name) && !resolution(spec).equals("DYNAMIC_DNS")) {
                host.warn("istio/host", "a '*' that is not the whole first label matches nothing:");
            }
        }
    }

    private static void addresses(Field spec) {
        boolean blocks = resolution(spec).equals("NONE") || resolution(spec).equals("STATIC");
        for (Field address : spec.get("addresses").items()) {
            ValueRules.addressOrCidr(address);
            if (IpText.isCidr(address.textOrEmpty()) && !blocks) {
                address.error(ENTRY, "CIDR blocks need the resolution NONE or STATIC:");
            }
        }
    }

    private static void ports(Field ports) {
        Set<String> names = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (Field port : ports.items()) {
            Field name = port.get("name");
            if (name.isEmpty()) {
                port.error(ENTRY, "a port needs a name");
            }
            HostRules.dnsLabel(name, "a port's name");
            if (!name.isEmpty() && !names.add(name.textOrEmpty())) {
                name.error(ENTRY, "two ports have the name");
            }
            if (port.get("number").absent()) {
                port.error(ENTRY, "a port needs a number");
            }
            ValueRules.port(port.get("number"));
            port.get("number").integer().ifPresent(number -> {
                if (!numbers.add(number)) {
                    port.get("number").error(ENTRY, "two ports have the number");
                }
            });
            ValueRules.port(port.get("targetPort"));
            protocol(port.get("protocol"));
        }
    }

    private static void protocol(Field protocol) {
        if (!protocol.isEmpty() && !PROTOCOLS.contains(upper(protocol))) {
            protocol.report(Finding.notAllowed(ENTRY, "protocol", protocol.textOrEmpty(), PROTOCOLS));
        }
    }

    private static String upper(Field protocol) {
        return protocol.textOrEmpty().toUpperCase(Locale.ROOT);
    }

    /** A TCP connection does not say which host it wants: only its address does. */
    private static void hostsAreTold(Field spec) {
        List<Field> blind = spec.get("ports").items().stream()
                .filter(port -> !BY_HOST.contains(upper(port.get("protocol"))))
                .toList();
        if (blind.isEmpty()) {
            return;
        }
        if (spec.get("hosts").items().size() > 1 && !resolution(spec).equals("NONE")) {
            spec.get("hosts").error(ENTRY, "several hosts need ports of HTTP or TLS, which say which of them is meant");
        }
        if (spec.get("addresses").isEmpty()) {
            blind.get(0).warn(ENTRY, "TCP without addresses takes every connection to that port", "add addresses");
        }
    }

    private static void dynamic(Field object, Field spec) {
        for (Field host : spec.get("hosts").items()) {
            if (!host.textOrEmpty().startsWith("*")) {
                host.error(ENTRY, "DYNAMIC_DNS is for wildcard hosts, not for");
            }
        }
        for (String key : List.of("addresses", "endpoints")) {
            if (!spec.get(key).isEmpty()) {
                spec.get(key).error(ENTRY, "DYNAMIC_DNS has no " + key);
            }
        }
        for (Field port : spec.get("ports").items()) {
            if (!DYNAMIC.contains(upper(port.get("protocol")))) {
                port.error(ENTRY, "DYNAMIC_DNS takes the protocols HTTP, HTTP2, GRPC and TLS only");
            }
        }
        if (spec.get("location").is("MESH_INTERNAL")
                && object.get("metadata", "labels").has(IstioLabels.USE_WAYPOINT)) {
            spec.get("location").error(ENTRY, "DYNAMIC_DNS through a waypoint is for external hosts, not");
        }
    }
}
