package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.istio.planner.service.MeshVirtualServices;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.Mirror;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Plans the traffic of one service: its routes, the subsets that they lead to, and what must be behind them. */
final class ServicePlanner {

    private final PlanDraft draft;
    private final TargetService service;

    ServicePlanner(PlanDraft draft, TargetService service) {
        this.draft = draft;
        this.service = service;
    }

    /** Drafts all of it. */
    void plan() {
        List<JsonObject> routes = new VirtualServicePlanner(draft, service).plan();
        new DestinationRulePlanner(draft, service).plan(subsets());
        new EndpointsReview(draft, service).report(routes);
    }

    /** The versions that the intent uses, but for those that the routes reach by a Service of their own. */
    private Set<String> subsets() {
        Set<String> versions = new LinkedHashSet<>();
        for (RouteSpec route : service.spec().routes()) {
            route.split().ifPresent(split -> versions.addAll(split.shares().keySet()));
            route.mirror().map(Mirror::version).ifPresent(versions::add);
        }
        versions.removeIf(version -> !isSubset(version));
        return versions;
    }

    private boolean isSubset(String version) {
        return service.spec().version(version).service().isEmpty()
                || new MeshVirtualServices(draft, service).isSubsetUsed(version);
    }
}
