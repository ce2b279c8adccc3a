package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.plan.Expectation;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must answer behind the destinations of routes, and what is known of it now. */
final class EndpointsReview {

    private final PlanDraft draft;
    private final TargetService service;
    private final EndpointCensus census;

    EndpointsReview(PlanDraft draft, TargetService service) {
        this.draft = draft;
        this.service = service;
        this.census = new EndpointCensus(draft.before());
    }

    /** Expects ready endpoints behind each destination that gets requests, and warns where there are none yet. */
    void report(List<JsonObject> routes) {
        reportService();
        routes.forEach(this::reportRoute);
    }

    private void reportService() {
        String namespace = service.host().namespace();
        Need services = Need.all(KubernetesTypes.SERVICE, namespace);
        if (!namespace.isEmpty() && isRead(services) && !isThere(namespace)) {
            draft.report(Finding.warning("istio/no-service", "there is no Service " + namespace + "/" + service.name())
                    .at(Place.at(service.describe())));
        }
    }

    private boolean isRead(Need need) {
        return draft.before().answers(need) && draft.before().gap(need).isEmpty();
    }

    private boolean isThere(String namespace) {
        return draft.before()
                .find(ResourceId.of(KubernetesTypes.SERVICE, namespace, service.name()))
                .isPresent();
    }

    private void reportRoute(JsonObject route) {
        List<JsonObject> items = route.array("route").objects();
        items.stream()
                .filter(item -> item.number("weight").map(JsonNumber::intValue).orElse(items.size() == 1 ? 1 : 0) > 0)
                .forEach(item -> reportDestination(item.object("destination")));
    }

    private void reportDestination(JsonObject destination) {
        MeshHost host = MeshHost.parse(destination.text("host").orElse(""), service.namespace());
        if (host.namespace().isEmpty()) {
            return; // outside of the cluster there are no endpoints to count
        }
        Optional<String> subset = destination.text("subset");
        Map<String, String> labels = subset.map(name -> labels(host, name)).orElse(Map.of());
        draft.expect(new Expectation.ReadyEndpoints(host.namespace(), host.service(), labels));
        if (census.isPossible(host.namespace()) && census.ready(host.namespace(), host.service(), labels) == 0) {
            draft.report(
                    Finding.warning("istio/no-endpoints", "no ready endpoint behind " + words(host, subset, labels))
                            .at(Place.at(service.describe())));
        }
    }

    private Map<String, String> labels(MeshHost host, String subset) {
        TargetService target = host.isSameService(service.host())
                ? service
                : new TargetService(service.spec(), service.namespace(), host);
        return ServiceDestinationRules.subset(draft, target, subset)
                .map(defined -> defined.object("labels").texts())
                .orElseGet(() -> service.spec().version(subset).labels());
    }

    private static String words(MeshHost host, Optional<String> subset, Map<String, String> labels) {
        String version = subset.map(name -> " " + name).orElse("");
        String asked = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return host.service() + version + (asked.isEmpty() ? "" : " (" + asked + ")");
    }
}
