package io.jenkins.plugins.servicemesh.istio.planner.service;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;

/** The DestinationRules of a namespace that are for one service. */
public final class ServiceDestinationRules {

    private ServiceDestinationRules() {}

    /** Those that have the service's host, for all callers of the namespace. */
    public static List<Resource> of(PlanDraft draft, TargetService service) {
        return all(draft, service).stream()
                .filter(rule -> !rule.spec().has("workloadSelector"))
                .filter(rule -> service.isHost(host(rule)))
                .toList();
    }

    /** The subset of that name of the service's host, if one is defined. */
    public static Optional<JsonObject> subset(PlanDraft draft, TargetService service, String name) {
        return of(draft, service).stream()
                .flatMap(rule -> rule.spec().array("subsets").objects().stream())
                .filter(subset -> subset.text("name").equals(Optional.of(name)))
                .findFirst();
    }

    /** Says which rules of wildcard hosts no longer count for the service, since Istio takes the closest host only. */
    public static void reportShadowed(PlanDraft draft, TargetService service) {
        all(draft, service).stream()
                .filter(rule -> service.isCoveredBy(host(rule)))
                .forEach(rule -> draft.report(Finding.warning(
                                "istio/shadowed-destination-rule",
                                "this DestinationRule counts no longer for " + service.name()
                                        + ": one for its own host takes its place")
                        .at(Place.in(rule.id(), "spec.host"))));
    }

    private static List<Resource> all(PlanDraft draft, TargetService service) {
        return draft.list(IstioTypes.DESTINATION_RULE, service.namespace());
    }

    private static String host(Resource rule) {
        return rule.spec().text("host").orElse("");
    }
}
