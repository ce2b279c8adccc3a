package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import java.util.ArrayList;
import java.util.List;

/** Rules on a VirtualService as a whole: its hosts, its gateways, and what a delegate may not have. */
public final class VirtualServiceRules {

    private static final String DELEGATE = "istio/delegate";

    private VirtualServiceRules() {}

    public static void check(Field object) {
        Field spec = object.get("spec");
        if (spec.get("http").isEmpty()
                && spec.get("tcp").isEmpty()
                && spec.get("tls").isEmpty()) {
            spec.error("istio/no-route", "a VirtualService needs http, tcp or tls routes");
        }
        if (spec.get("hosts").isEmpty()) {
            delegate(spec);
        } else {
            hosts(spec);
        }
        gateways(spec.get("gateways"));
        HostRules.exportTo(spec.get("exportTo"), false);
        routes(spec);
    }

    private static void routes(Field spec) {
        boolean gatewaysOnly = isBoundToGateways(spec) && !isBoundToMesh(spec);
        for (Field route : spec.get("http").items()) {
            HttpRouteRules.check(route, gatewaysOnly);
            RouteAdviceRules.check(route);
        }
        List<String> hosts = spec.get("hosts").texts();
        spec.get("tls").items().forEach(route -> StreamRouteRules.tls(route, hosts));
        spec.get("tcp").items().forEach(StreamRouteRules::tcp);
        ReachabilityRules.check(spec.get("http"));
    }

    /** One without hosts is a delegate: another VirtualService's route leads to it. */
    private static void delegate(Field spec) {
        for (String key : List.of("gateways", "tls", "tcp")) {
            if (!spec.get(key).isEmpty()) {
                spec.get(key).error(DELEGATE, "a VirtualService without hosts is a delegate and has no " + key);
            }
        }
        for (Field route : spec.get("http").items()) {
            if (route.has("delegate")) {
                route.get("delegate").error(DELEGATE, "a delegate cannot delegate further");
            }
        }
    }

    private static void hosts(Field spec) {
        List<String> earlier = new ArrayList<>();
        for (Field host : spec.get("hosts").items()) {
            host(spec, host);
            String name = host.textOrEmpty();
            earlier.stream()
                    .filter(other -> HostNames.overlap(other, name))
                    .findFirst()
                    .ifPresent(other -> host.error(
                            "istio/duplicate-host", "overlaps with the host " + other + " of the same object:"));
            earlier.add(name);
        }
    }

    private static void host(Field spec, Field host) {
        String name = host.textOrEmpty();
        boolean sni = isBoundToGateways(spec) && HostNames.isSniHost(name);
        if (!IpText.isAddress(name) && !sni) {
            HostRules.wildcardHost(host);
        }
        if (name.equals("*") && isBoundToMesh(spec)) {
            host.error("istio/host", "every host of the mesh at once is not allowed:", "name a gateway, or the hosts");
        }
    }

    static boolean isBoundToMesh(Field spec) {
        return !isBoundToGateways(spec) || spec.get("gateways").texts().contains(IstioLabels.MESH_GATEWAY);
    }

    private static boolean isBoundToGateways(Field spec) {
        return !spec.get("gateways").isEmpty();
    }

    /** Names of gateways: {@code namespace/name}, a name of the own namespace, or {@code mesh}. */
    static void gateways(Field gateways) {
        for (Field gateway : gateways.items()) {
            String name = gateway.textOrEmpty();
            int slash = name.indexOf('/');
            if (slash >= 0) {
                qualifiedGateway(gateway, name.substring(0, slash), name.substring(slash + 1));
            } else if (!HostNames.isFqdn(name)) {
                gateway.error("istio/gateway-name", "not a gateway's name:", "NAME, NAMESPACE/NAME or mesh");
            } else if (name.contains(".")) {
                gateway.warn("istio/gateway-name", "the form with dots is a legacy:", "write NAMESPACE/NAME");
            }
        }
    }

    private static void qualifiedGateway(Field gateway, String namespace, String name) {
        if (!HostNames.isDnsLabel(namespace) || !HostNames.isDnsLabel(name)) {
            gateway.error("istio/gateway-name", "not a gateway's name:", "NAMESPACE/NAME, both DNS labels");
        }
    }
}
