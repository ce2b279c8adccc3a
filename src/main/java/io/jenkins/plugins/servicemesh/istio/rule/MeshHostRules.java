package io.jenkins.plugins.servicemesh.istio.rule;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IstioHosts;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** IST0109: sidecars merge no two VirtualServices of one host, and which of them they take is not defined. */
final class MeshHostRules {

    /** One host of one VirtualService that sidecars read. */
    private record Claim(Resource owner, String host, int index) {}

    private MeshHostRules() {}

    static List<Finding> check(List<Resource> virtualServices) {
        Map<String, List<Claim>> byHost = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Claim claim : claims(virtualServices)) {
            List<Claim> earlier = byHost.computeIfAbsent(claim.host(), host -> new ArrayList<>());
            earlier.stream()
                    .filter(other -> other.owner() != claim.owner() && seenTogether(other.owner(), claim.owner()))
                    .findFirst()
                    .ifPresent(other -> findings.add(finding(claim, other)));
            earlier.add(claim);
        }
        return findings;
    }

    private static List<Claim> claims(List<Resource> virtualServices) {
        List<Claim> claims = new ArrayList<>();
        for (Resource virtualService : virtualServices) {
            List<String> hosts = virtualService.spec().array("hosts").texts();
            for (int i = 0; i < hosts.size() && isReadByMesh(virtualService); i++) {
                claims.add(new Claim(virtualService, IstioHosts.resolve(hosts.get(i), virtualService.namespace()), i));
            }
        }
        return claims;
    }

    private static boolean isReadByMesh(Resource virtualService) {
        List<String> gateways = virtualService.spec().array("gateways").texts();
        return gateways.isEmpty() || gateways.contains(IstioLabels.MESH_GATEWAY);
    }

    private static boolean seenTogether(Resource left, Resource right) {
        List<String> a = visibleIn(left);
        List<String> b = visibleIn(right);
        return a.contains("*") || b.contains("*") || a.stream().anyMatch(b::contains);
    }

    /** Namespaces that see it; {@code *} for all. */
    private static List<String> visibleIn(Resource resource) {
        List<String> exportTo = resource.spec().array("exportTo").texts();
        return exportTo.isEmpty()
                ? List.of("*")
                : exportTo.stream()
                        .map(entry -> entry.equals(".") ? resource.namespace() : entry)
                        .toList();
    }

    private static Finding finding(Claim claim, Claim other) {
        return Finding.error(
                        "istio/conflicting-mesh-hosts",
                        "VirtualService " + other.owner().namespace() + "/"
                                + other.owner().name()
                                + " routes the same host, and sidecars read one of the two only:")
                .withValue(claim.host())
                .withSuggestion("put the routes of one host into one VirtualService")
                .at(IstioSetRules.place(claim.owner(), "spec.hosts[" + claim.index() + "]"));
    }
}
