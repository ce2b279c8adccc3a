package io.jenkins.plugins.servicemesh.istio.rule;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IstioHosts;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** IST0101: a route to a subset that no DestinationRule defines answers 503. */
final class SubsetRules {

    /** A destination in a VirtualService, and where it stands. */
    private record Use(Field field, String host, String subset) {}

    private SubsetRules() {}

    static List<Finding> check(List<Resource> virtualServices, List<Resource> destinationRules) {
        List<Finding> findings = new ArrayList<>();
        for (Resource virtualService : virtualServices) {
            Field spec = Field.root(virtualService, findings).get("spec");
            for (Use use : uses(spec, virtualService.namespace())) {
                check(use, destinationRules);
            }
        }
        return findings;
    }

    private static List<Use> uses(Field spec, String namespace) {
        List<Use> uses = new ArrayList<>();
        for (String kind : List.of("http", "tls", "tcp")) {
            for (Field route : spec.get(kind).items()) {
                route.get("route").items().forEach(item -> add(uses, item.get("destination"), namespace));
                route.get("mirrors").items().forEach(item -> add(uses, item.get("destination"), namespace));
                add(uses, route.get("mirror"), namespace);
            }
        }
        return uses;
    }

    private static void add(List<Use> uses, Field destination, String namespace) {
        String host = IstioHosts.resolve(destination.get("host").textOrEmpty(), namespace);
        destination
                .get("subset")
                .text()
                .filter(subset -> !subset.isEmpty())
                .ifPresent(subset -> uses.add(new Use(destination.get("subset"), host, subset)));
    }

    private static void check(Use use, List<Resource> rules) {
        TreeSet<String> defined = new TreeSet<>();
        for (Resource rule : rules) {
            String host = IstioHosts.resolve(rule.spec().text("host").orElse(""), rule.namespace());
            if (HostNames.covers(host, use.host())) {
                rule.spec().array("subsets").objects().forEach(subset -> addName(defined, subset));
            }
        }
        if (!defined.contains(use.subset())) {
            Finding finding = Finding.notAllowed(
                    "istio/subset-not-defined",
                    "subset, which no DestinationRule of host " + use.host() + " defines:",
                    use.subset(),
                    defined);
            use.field().report(finding);
        }
    }

    private static void addName(TreeSet<String> names, JsonObject subset) {
        subset.text("name").ifPresent(names::add);
    }
}
