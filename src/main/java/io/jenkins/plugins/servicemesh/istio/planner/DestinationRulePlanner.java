package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.service.ServiceDestinationRules;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Plans the subsets and the traffic policy of one service: in the DestinationRule of its host, else in a new one. */
public final class DestinationRulePlanner {

    private final PlanDraft draft;
    private final TargetService service;

    public DestinationRulePlanner(PlanDraft draft, TargetService service) {
        this.draft = draft;
        this.service = service;
    }

    /** Drafts the subsets of these versions, and the policy of the intent. */
    public void plan(Set<String> versions) {
        List<Resource> found = ServiceDestinationRules.of(draft, service);
        if (found.size() > 1) {
            draft.report(conflict(found));
            return;
        }
        Resource rule = found.isEmpty() ? blank() : found.get(0);
        for (String version : versions) {
            rule = step(rule, "subset " + version, spec -> SubsetEdit.apply(spec, version, service.spec()));
        }
        Resource planned = withPolicy(withoutRemoved(rule));
        if (found.isEmpty() && draft.find(planned.id()).isPresent()) {
            ServiceDestinationRules.reportShadowed(draft, service);
        }
    }

    private Resource withoutRemoved(Resource rule) {
        Resource planned = rule;
        for (ServiceSpec.Part part : ServiceSpec.Part.values()) {
            if (service.spec().removals().contains(part)) {
                planned = step(planned, "remove " + TrafficPolicyEdit.word(part), TrafficPolicyEdit.removal(part));
            }
        }
        return planned;
    }

    private Resource withPolicy(Resource rule) {
        Resource planned = rule;
        for (TrafficPolicyEdit edit : TrafficPolicyEdit.of(service.spec())) {
            planned = step(planned, edit.words(), edit.change());
            reportOverrides(planned, edit.field());
        }
        return planned;
    }

    private Resource step(Resource rule, String words, UnaryOperator<JsonObject> change) {
        JsonObject after = change.apply(rule.spec());
        if (after.equals(rule.spec())) {
            return rule;
        }
        draft.put(rule.withSpec(after), List.of(service.describe() + " > " + words));
        return draft.find(rule.id()).orElse(rule);
    }

    /** A subset's own policy wins over the host's, field by field; a port's wins as a whole. */
    private void reportOverrides(Resource rule, String field) {
        List<String> winners = new ArrayList<>();
        rule.spec().array("subsets").objects().stream()
                .filter(subset -> subset.object("trafficPolicy").has(field))
                .forEach(subset -> winners.add("subset " + subset.text("name").orElse("?")));
        rule.spec().object("trafficPolicy").array("portLevelSettings").objects().stream()
                .forEach(port -> winners.add("port "
                        + port.object("port")
                                .get("number")
                                .map(Object::toString)
                                .orElse("?")));
        if (!winners.isEmpty()) {
            draft.report(Finding.warning(
                            "istio/policy-overridden",
                            field + " of the host does not count where a policy of its own does: "
                                    + String.join(", ", winners))
                    .at(Place.in(rule.id(), service.describe())));
        }
    }

    private Resource blank() {
        String name = FreeName.in(draft, IstioTypes.DESTINATION_RULE, service.namespace(), service.name());
        return Resource.of(IstioTypes.DESTINATION_RULE, service.namespace(), name)
                .withSpec(JsonObject.of("host", service.fqdn()));
    }

    private Finding conflict(List<Resource> found) {
        String names = found.stream().map(Resource::name).collect(Collectors.joining(", "));
        return Finding.error(
                        "istio/several-destination-rules",
                        "several DestinationRules have the host " + service.fqdn() + ": " + names)
                .at(Place.at(service.describe()))
                .withSuggestion("make them one DestinationRule");
    }
}
