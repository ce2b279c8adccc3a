package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.planner.service.ServiceDestinationRules;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.plan.Expectation;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
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
        boolean ownServices = service.spec().versions().stream()
                .anyMatch(version -> version.service().isPresent());
        service.serviceNamespace()
                .filter(namespace -> !ownServices && isMissing(namespace))
                .ifPresent(namespace -> draft.report(missing(namespace)));
    }

    /** A name that is nearly another Service's is a slip; any other may be a Service that is yet to come. */
    private Finding missing(String namespace) {
        Finding finding = Finding.warning("istio/no-service", "there is no Service " + namespace + "/" + service.name())
                .at(Place.at(service.describe()));
        List<String> there = draft.before().list(KubernetesTypes.SERVICE, namespace).stream()
                .map(Resource::name)
                .toList();
        return NearMiss.among(there, service.name())
                .map(near ->
                        finding.withSeverity(Severity.ERROR).withAllowed(there).withSuggestion(near))
                .orElse(finding);
    }

    private boolean isMissing(String namespace) {
        Need services = Need.all(KubernetesTypes.SERVICE, namespace);
        boolean read =
                draft.before().answers(services) && draft.before().gap(services).isEmpty();
        return read
                && draft.before()
                        .find(ResourceId.of(KubernetesTypes.SERVICE, namespace, service.name()))
                        .isEmpty();
    }

    private void reportRoute(JsonObject route) {
        List<JsonObject> items = route.array("route").objects();
        items.stream()
                .filter(item -> item.number("weight").map(JsonNumber::intValue).orElse(items.size() == 1 ? 1 : 0) > 0)
                .forEach(item -> reportDestination(item.object("destination")));
    }

    private void reportDestination(JsonObject destination) {
        TargetService.read(destination.text("host").orElse("")).ifPresent(host -> service.namespaceOf(host)
                .ifPresent(namespace -> reportEndpoints(host, namespace, destination.text("subset"))));
    }

    private void reportEndpoints(ServiceHost host, String namespace, Optional<String> subset) {
        Map<String, String> labels = subset.map(name -> labels(host, name)).orElse(Map.of());
        draft.expect(new Expectation.ReadyEndpoints(namespace, host.name(), labels));
        if (census.isPossible(namespace) && census.ready(namespace, host.name(), labels) == 0) {
            draft.report(
                    Finding.warning("istio/no-endpoints", "no ready endpoint behind " + words(host, subset, labels))
                            .at(Place.at(service.describe())));
        }
    }

    private Map<String, String> labels(ServiceHost host, String subset) {
        TargetService target = new TargetService(service.spec(), service.namespace(), host);
        return ServiceDestinationRules.subset(draft, target, subset)
                .map(defined -> defined.object("labels").texts())
                .orElseGet(() -> service.spec().version(subset).labels());
    }

    private static String words(ServiceHost host, Optional<String> subset, Map<String, String> labels) {
        String version = subset.map(name -> " " + name).orElse("");
        String asked = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return host.name() + version + (asked.isEmpty() ? "" : " (" + asked + ")");
    }
}
