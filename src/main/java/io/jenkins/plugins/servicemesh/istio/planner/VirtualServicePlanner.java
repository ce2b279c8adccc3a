package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.route.HttpRoutes;
import io.jenkins.plugins.servicemesh.istio.planner.route.RouteMerge;
import io.jenkins.plugins.servicemesh.istio.planner.route.SplitReview;
import io.jenkins.plugins.servicemesh.istio.planner.service.MeshVirtualServices;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.GatewayBinding;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans the routes of one service: in the VirtualService that has its host in the mesh, else in a new one. */
final class VirtualServicePlanner {

    private final PlanDraft draft;
    private final TargetService service;

    VirtualServicePlanner(PlanDraft draft, TargetService service) {
        this.draft = draft;
        this.service = service;
    }

    /**
     * Drafts the routes of the intent.
     *
     * @return those that are meant, as they will be
     */
    List<JsonObject> plan() {
        MeshVirtualServices there = new MeshVirtualServices(draft, service);
        List<Resource> found = there.ofHost();
        if (isNothingWanted()) {
            return List.of();
        }
        if (found.size() > 1) {
            draft.report(conflict(found));
            return List.of();
        }
        there.report(found.isEmpty());
        return plan(found.isEmpty() ? blank() : found.get(0));
    }

    private boolean isNothingWanted() {
        ServiceSpec wanted = service.spec();
        return wanted.routes().isEmpty()
                && wanted.removedRoutes().isEmpty()
                && wanted.gateways().isEmpty();
    }

    private List<JsonObject> plan(Resource virtualService) {
        Resource drafted = withoutRemoved(virtualService);
        List<JsonObject> meant = new ArrayList<>();
        for (RouteSpec wanted : unconditionalFirst()) {
            Optional<RouteMerge.Merged> merged = merge(drafted, wanted);
            if (merged.isPresent()) {
                drafted = put(
                        drafted,
                        merged.get().http(),
                        reasons(wanted, merged.get().done()));
                merged.get().route().ifPresent(meant::add);
            }
        }
        settle(bound(drafted, meant));
        return meant;
    }

    /** Istio takes no VirtualService without routes, so one of ours that lost the last one goes. */
    private void settle(Resource virtualService) {
        boolean isEmpty = draft.find(virtualService.id()).isPresent() && hasNoRoute(virtualService);
        if (isEmpty && draft.isOurs(virtualService)) {
            draft.remove(virtualService, List.of(service.describe() + " > no route is left"));
        } else if (isEmpty) {
            draft.report(Finding.error("istio/last-route", "no route would be left, which Istio refuses")
                    .at(Place.in(virtualService.id(), service.describe()))
                    .withSuggestion("remove the whole VirtualService, which is not ours, by hand"));
        }
    }

    /** What a gateway leads to needs a route, if only one that leads to the whole service. */
    private Resource bound(Resource virtualService, List<JsonObject> meant) {
        Optional<GatewayBinding> binding = service.spec().gateways();
        if (binding.isEmpty()) {
            return virtualService;
        }
        new GatewayBindingReview(draft, service, binding.get()).report(virtualService);
        JsonObject spec = virtualService.spec();
        if (hasNoRoute(virtualService)) {
            JsonObject plain = RouteMerge.plain(RouteMerge.DEFAULT_NAME, service);
            spec = spec.with("http", List.of(plain));
            meant.add(plain);
        }
        JsonObject bound = GatewayBindingEdit.apply(spec, binding.get(), service.namespace());
        draft.put(virtualService.withSpec(bound), List.of(service.describe() + " > gateways"));
        return draft.find(virtualService.id()).orElse(virtualService);
    }

    private static boolean hasNoRoute(Resource virtualService) {
        JsonObject spec = virtualService.spec();
        return !spec.has("http") && !spec.has("tcp") && !spec.has("tls");
    }

    /** A route for some requests goes on with the settings of the one for all, so that one is planned before it. */
    private List<RouteSpec> unconditionalFirst() {
        return service.spec().routes().stream()
                .sorted(Comparator.comparing(route -> !route.matches().isEmpty()))
                .toList();
    }

    private Optional<RouteMerge.Merged> merge(Resource virtualService, RouteSpec wanted) {
        try {
            RouteMerge.Merged merged = RouteMerge.merge(virtualService.spec().array("http"), wanted, service);
            merged.route().ifPresent(route -> wanted.split()
                    .flatMap(split -> SplitReview.of(route, split, service, path(wanted)))
                    .ifPresent(draft::report));
            return Optional.of(merged);
        } catch (FindingsException e) {
            e.findings().forEach(finding -> draft.report(finding.at(Place.in(virtualService.id(), path(wanted)))));
            return Optional.empty();
        }
    }

    private Resource put(Resource virtualService, JsonArray http, List<String> reasons) {
        if (reasons.isEmpty()) {
            return virtualService;
        }
        JsonObject spec = virtualService.spec();
        draft.put(virtualService.withSpec(http.isEmpty() ? spec.without("http") : spec.with("http", http)), reasons);
        return draft.find(virtualService.id()).orElse(virtualService);
    }

    private Resource withoutRemoved(Resource virtualService) {
        Resource drafted = virtualService;
        for (String name : service.spec().removedRoutes()) {
            drafted = without(drafted, name);
        }
        return drafted;
    }

    private Resource without(Resource virtualService, String name) {
        JsonArray before = virtualService.spec().array("http");
        JsonArray after = new HttpRoutes(before, service).without(name);
        List<String> reasons = List.of(service.describe() + " > remove route '" + name + "'");
        return after == before ? virtualService : put(virtualService, after, reasons);
    }

    private Resource blank() {
        String name = FreeName.in(draft, IstioTypes.VIRTUAL_SERVICE, service.namespace(), service.name());
        return Resource.of(IstioTypes.VIRTUAL_SERVICE, service.namespace(), name)
                .withSpec(JsonObject.of("hosts", List.of(service.fqdn())));
    }

    private List<String> reasons(RouteSpec wanted, List<String> done) {
        return done.stream().map(part -> path(wanted) + " > " + part).toList();
    }

    private String path(RouteSpec wanted) {
        return service.describe() + " > " + wanted.describe();
    }

    private Finding conflict(List<Resource> found) {
        String names = found.stream().map(Resource::name).collect(Collectors.joining(", "));
        return Finding.error(
                        "istio/conflicting-mesh-hosts",
                        "IST0109: several VirtualServices have the host " + service.fqdn()
                                + " in the mesh, and Istio does not say which one counts: " + names)
                .at(Place.at(service.describe()))
                .withSuggestion("make them one VirtualService");
    }
}
