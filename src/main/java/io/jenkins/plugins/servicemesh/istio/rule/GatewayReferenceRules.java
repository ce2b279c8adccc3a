package io.jenkins.plugins.servicemesh.istio.rule;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.GatewayName;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * IST0101 and IST0132: the Gateways that VirtualServices name must be there and take one of their hosts. A namespace of which
 * the set has no Gateway at all was not looked at, for gateways often stand in a namespace of their own.
 */
final class GatewayReferenceRules {

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Resource> gateways;

    private GatewayReferenceRules(List<Resource> gateways) {
        this.gateways = gateways.stream()
                .collect(Collectors.toMap(
                        gateway -> gateway.namespace() + "/" + gateway.name(),
                        gateway -> gateway,
                        (a, b) -> a,
                        TreeMap::new));
    }

    static List<Finding> check(List<Resource> virtualServices, List<Resource> gateways) {
        GatewayReferenceRules rules = new GatewayReferenceRules(gateways);
        virtualServices.forEach(rules::check);
        return rules.findings;
    }

    private void check(Resource virtualService) {
        Field spec = Field.root(virtualService, findings).get("spec");
        for (Field reference : spec.get("gateways").items()) {
            String text = reference.textOrEmpty();
            boolean isLegacy = text.contains(".") && !text.contains("/");
            if (!text.equals(IstioLabels.MESH_GATEWAY) && !isLegacy) {
                check(reference, GatewayName.read(text, virtualService.namespace()), spec.get("hosts"));
            }
        }
    }

    private void check(Field reference, GatewayName name, Field hosts) {
        Optional<Resource> gateway = Optional.ofNullable(gateways.get(name.toString()));
        List<String> there = gateways.keySet().stream()
                .filter(key -> key.startsWith(name.namespace() + "/"))
                .toList();
        if (gateway.isEmpty() && !there.isEmpty()) {
            reference.report(Finding.notAllowed("istio/gateway-missing", "Gateway", name.toString(), there));
        }
        gateway.filter(found -> takesNone(found, hosts.texts()))
                .ifPresent(found -> hosts.warn(
                        "istio/gateway-hosts",
                        "Gateway " + name + " takes none of these hosts, so nothing reaches the routes through it",
                        "add a server for one of them"));
    }

    private static boolean takesNone(Resource gateway, List<String> hosts) {
        List<String> taken = gateway.spec().array("servers").objects().stream()
                .flatMap(server -> server.array("hosts").texts().stream())
                .map(host -> host.substring(host.indexOf('/') + 1))
                .toList();
        return hosts.stream().noneMatch(host -> taken.stream().anyMatch(other -> HostNames.overlap(other, host)));
    }
}
