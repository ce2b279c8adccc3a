package io.jenkins.plugins.servicemesh.istio.planner.service;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The VirtualServices of a namespace that route one service's requests inside the mesh, and those that come near to it. */
public record MeshVirtualServices(PlanDraft draft, TargetService service) {

    /** Those that have the service's host for the mesh's own sidecars. */
    public List<Resource> ofHost() {
        return all().stream()
                .filter(MeshVirtualServices::isForMesh)
                .filter(each -> each.spec().array("hosts").texts().stream().anyMatch(service::isHost))
                .toList();
    }

    /**
     * Says what else routes requests to the service.
     *
     * @param isNew whether the service gets a VirtualService only now
     */
    public void report(boolean isNew) {
        for (Resource each : all()) {
            if (isNew && isForMesh(each) && isByWildcard(each)) {
                say(each, "has a wildcard host that routes " + service.name() + " so far; the new one takes its place");
            }
            if (!isForMesh(each) && leadsToService(each)) {
                say(each, "leads from a gateway to " + service.name() + "; it is not changed");
            }
        }
    }

    /** Whether a route of the service's own VirtualService leads to that subset of it. */
    public boolean isSubsetUsed(String subset) {
        return ofHost().stream()
                .flatMap(each -> each.spec().array("http").objects().stream())
                .flatMap(route -> Stream.concat(
                        route.array("route").objects().stream(), route.array("mirrors").objects().stream()))
                .map(item -> item.object("destination"))
                .anyMatch(destination -> destination.text("subset").equals(Optional.of(subset))
                        && service.isHost(destination.text("host").orElse("")));
    }

    private void say(Resource virtualService, String message) {
        draft.report(Finding.warning("istio/other-route", "this VirtualService " + message)
                .at(Place.in(virtualService.id(), "")));
    }

    private List<Resource> all() {
        return draft.list(IstioTypes.VIRTUAL_SERVICE, service.namespace());
    }

    private static boolean isForMesh(Resource virtualService) {
        List<String> gateways = virtualService.spec().array("gateways").texts();
        return gateways.isEmpty() || gateways.contains(IstioLabels.MESH_GATEWAY);
    }

    private boolean isByWildcard(Resource virtualService) {
        return virtualService.spec().array("hosts").texts().stream().anyMatch(service::isCoveredBy);
    }

    private boolean leadsToService(Resource virtualService) {
        List<JsonObject> http = virtualService.spec().array("http").objects();
        return http.stream().anyMatch(service::isReachedBy);
    }
}
