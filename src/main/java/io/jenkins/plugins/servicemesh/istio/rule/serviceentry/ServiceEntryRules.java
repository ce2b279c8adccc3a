package io.jenkins.plugins.servicemesh.istio.rule.serviceentry;

import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.Protocols;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.LabelRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;
import java.util.Set;

/** Rules on a ServiceEntry: its hosts and addresses; {@link ServicePortRules} and {@link ServiceEndpointRules} have the rest. */
public final class ServiceEntryRules {

    private static final String ENTRY = "istio/service-entry";
    private static final Set<String> DYNAMIC = Set.of("HTTP", "TLS", "GRPC", "HTTP2");

    private ServiceEntryRules() {}

    public static void check(Field object) {
        Field spec = object.get("spec");
        LabelRules.selector(spec.get("workloadSelector"), "labels");
        if (spec.has("workloadSelector") && !spec.get("endpoints").isEmpty()) {
            spec.error(ENTRY, "workloadSelector and endpoints exclude each other");
        }
        hosts(spec);
        addresses(spec);
        ServicePortRules.check(spec.get("ports"));
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

    /** A TCP connection does not say which host it wants: only its address does. */
    private static void hostsAreTold(Field spec) {
        List<Field> blind = spec.get("ports").items().stream()
                .filter(port -> !tellsHost(ServicePortRules.protocol(port)))
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

    private static boolean tellsHost(String protocol) {
        return Protocols.isHttp(protocol) || Protocols.isTls(protocol);
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
            if (!DYNAMIC.contains(ServicePortRules.protocol(port))) {
                port.error(ENTRY, "DYNAMIC_DNS takes the protocols HTTP, HTTP2, GRPC and TLS only");
            }
        }
        if (spec.get("location").is("MESH_INTERNAL")
                && object.get("metadata", "labels").has(IstioLabels.USE_WAYPOINT)) {
            spec.get("location").error(ENTRY, "DYNAMIC_DNS through a waypoint is for external hosts, not");
        }
    }
}
