package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** VirtualServices to which others hand requests on. Istio follows one step. */
record Delegation(PlanDraft draft) {

    /** These objects and behind them those that they delegate to, each once. */
    List<Resource> withDelegates(List<Resource> objects) {
        Map<ResourceId, Resource> all = new LinkedHashMap<>();
        objects.forEach(object -> all.put(object.id(), object));
        objects.stream()
                .flatMap(Delegation::named)
                .flatMap(id -> draft.find(id).stream())
                .forEach(object -> all.putIfAbsent(object.id(), object));
        return List.copyOf(all.values());
    }

    /** To which VirtualServices the routes of that name delegate. */
    List<ResourceId> targets(List<Resource> objects, String route) {
        return objects.stream()
                .flatMap(object -> delegating(object)
                        .filter(ref -> ref.name().equals(Optional.of(route)))
                        .map(Delegation::target))
                .toList();
    }

    /** To which VirtualServices an object delegates. */
    static Stream<ResourceId> named(Resource virtualService) {
        return delegating(virtualService).map(Delegation::target);
    }

    private static Stream<RouteRef> delegating(Resource virtualService) {
        return RouteRef.all(virtualService, List.of(Protocol.HTTP)).stream()
                .filter(ref -> ref.route().object("delegate").has("name"));
    }

    private static ResourceId target(RouteRef ref) {
        JsonObject delegate = ref.route().object("delegate");
        return ResourceId.of(
                IstioTypes.VIRTUAL_SERVICE,
                delegate.text("namespace").orElse(ref.virtualService().namespace()),
                delegate.text("name").orElse(""));
    }
}
