package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.EgressPort;
import io.jenkins.plugins.servicemesh.model.EgressSpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans which hosts outside of the cluster the mesh knows: in the ServiceEntry that has one of them, else in a new one. */
final class EgressPlanner {

    private final PlanDraft draft;
    private final String namespace;

    EgressPlanner(PlanDraft draft, String namespace) {
        this.draft = draft;
        this.namespace = namespace;
    }

    /** Drafts the entry, and the DestinationRules of ports whose TLS the mesh makes. */
    void plan(EgressSpec wanted) {
        List<Resource> found = draft.list(IstioTypes.SERVICE_ENTRY, namespace).stream()
                .filter(entry -> entry.spec().array("hosts").texts().stream().anyMatch(wanted.hosts()::contains))
                .toList();
        if (found.size() > 1) {
            draft.report(several("ServiceEntry", found, wanted));
            return;
        }
        if (found.isEmpty() && wanted.ports().isEmpty()) {
            draft.report(Finding.error("istio/egress-ports", "a host that the mesh does not know yet needs a port")
                    .at(Place.at(path(wanted)))
                    .withSuggestion("for example: port 443, protocol: 'TLS'"));
            return;
        }
        Resource entry = found.isEmpty() ? blank(wanted) : found.get(0);
        draft.put(entry.withSpec(EgressEdit.apply(entry.spec(), wanted)), List.of(path(wanted)));
        wanted.ports().stream().filter(EgressPort::originateTls).forEach(port -> originate(wanted, port));
    }

    private Resource blank(EgressSpec wanted) {
        return blank(wanted.hosts().get(0)).withSpec(EgressEdit.blank(wanted));
    }

    private Resource blank(String host) {
        String name = host.replace("*", "wildcard");
        return Resource.of(
                IstioTypes.SERVICE_ENTRY, namespace, FreeName.in(draft, IstioTypes.SERVICE_ENTRY, namespace, name));
    }

    private void originate(EgressSpec wanted, EgressPort port) {
        for (String host : wanted.hosts()) {
            List<Resource> rules = draft.list(IstioTypes.DESTINATION_RULE, namespace).stream()
                    .filter(rule -> rule.spec().text("host").equals(Optional.of(host)))
                    .filter(rule -> !rule.spec().has("workloadSelector"))
                    .toList();
            if (rules.size() > 1) {
                draft.report(several("DestinationRule", rules, wanted));
                continue;
            }
            Resource rule = rules.isEmpty() ? blankRule(host) : rules.get(0);
            draft.put(
                    rule.withSpec(TlsOriginationEdit.apply(rule.spec(), port.number())),
                    List.of(path(wanted) + " > port " + port.number() + " originateTls"));
        }
    }

    private Resource blankRule(String host) {
        String name = FreeName.in(draft, IstioTypes.DESTINATION_RULE, namespace, host.replace("*", "wildcard"));
        return Resource.of(IstioTypes.DESTINATION_RULE, namespace, name).withSpec(JsonObject.of("host", host));
    }

    private static String path(EgressSpec wanted) {
        return "egress '" + String.join("', '", wanted.hosts()) + "'";
    }

    private static Finding several(String kind, List<Resource> found, EgressSpec wanted) {
        String names = found.stream().map(Resource::name).collect(Collectors.joining(", "));
        return Finding.error("istio/several-entries", "several " + kind + " objects are about these hosts: " + names)
                .at(Place.at(path(wanted)))
                .withSuggestion("make them one, or write one egress for each");
    }
}
