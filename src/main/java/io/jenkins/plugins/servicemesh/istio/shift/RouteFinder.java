package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.service.MeshVirtualServices;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the routes that a rollout means; routes that a rollout made for some requests are never meant. */
final class RouteFinder {

    private static final String RULE = "istio/shift-route";

    private final PlanDraft draft;
    private final ShiftTarget target;
    private final Delegation delegation;

    RouteFinder(PlanDraft draft, ShiftTarget target) {
        this.draft = draft;
        this.target = target;
        this.delegation = new Delegation(draft);
    }

    /**
     * The only route that leads to the service, whatever its protocol; empty when there is none and one may be made.
     *
     * @throws FindingsException when there are several
     */
    Optional<RouteRef> only() {
        List<RouteRef> all = leading(homeObjects(), List.of(Protocol.values()));
        return single(all, all, true, "no route");
    }

    /**
     * The route of that address; empty when there is none and one may be made.
     *
     * @throws FindingsException when there is none, or it cannot be told which one is meant
     */
    Optional<RouteRef> find(RouteAddress address) {
        List<Resource> objects = address.object().map(this::object).orElseGet(this::homeObjects);
        List<RouteRef> all = leading(objects, List.of(address.protocol()));
        boolean mayBeMade = address.object().isEmpty()
                && address.protocol() == Protocol.HTTP
                && address.matches().isEmpty();
        return single(meant(objects, all, address), all, mayBeMade, "no " + AddressMatch.describe(address));
    }

    private Optional<RouteRef> single(List<RouteRef> found, List<RouteRef> all, boolean mayBeMade, String none) {
        String service = target.host().name();
        if (found.size() > 1) {
            throw Refused.of(
                    RULE, "several routes lead to " + service + ": " + list(found), "name those that shall share it");
        }
        if (found.isEmpty() && !(mayBeMade && all.isEmpty() && isHostFree())) {
            throw Refused.of(
                    RULE,
                    none + " leads to " + service + (all.isEmpty() ? "" : "; there are " + list(all)),
                    "name one that does");
        }
        return found.stream().findFirst();
    }

    private static String list(List<RouteRef> routes) {
        return routes.stream().map(RouteRef::describe).collect(Collectors.joining(", "));
    }

    private boolean isHostFree() {
        return new MeshVirtualServices(draft, target.service()).ofHost().isEmpty();
    }

    /** By its own name first; a name may also be that of the route that hands requests on to it. */
    private List<RouteRef> meant(List<Resource> objects, List<RouteRef> all, RouteAddress address) {
        List<RouteRef> alike =
                all.stream().filter(ref -> AddressMatch.isOf(ref, address)).toList();
        if (address.name().isEmpty()) {
            return alike;
        }
        List<RouteRef> named =
                alike.stream().filter(ref -> ref.name().equals(address.name())).toList();
        if (!named.isEmpty()) {
            return named;
        }
        List<ResourceId> behind = delegation.targets(objects, address.name().get());
        return alike.stream()
                .filter(ref -> behind.contains(ref.virtualService().id()))
                .toList();
    }

    /** The routes of these objects, and of those that they delegate to, that lead to the service. */
    private List<RouteRef> leading(List<Resource> objects, List<Protocol> protocols) {
        return delegation.withDelegates(objects).stream()
                .flatMap(object -> RouteRef.all(object, protocols).stream())
                .filter(ref -> !Companion.isOne(ref))
                .filter(ref -> target.seenFrom(ref.virtualService().namespace()).isReachedBy(ref.route()))
                .toList();
    }

    private List<Resource> object(String name) {
        ResourceId id = objectId(name, target.home());
        return draft.find(id)
                .map(List::of)
                .orElseThrow(() -> Refused.of(
                        RULE,
                        "there is no VirtualService " + id.namespace() + "/" + id.name(),
                        NearMiss.among(names(), id.name())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("name one that is there")));
    }

    /** The VirtualService of a name that may have its namespace before it. */
    static ResourceId objectId(String name, String home) {
        int slash = name.indexOf('/');
        return ResourceId.of(
                IstioTypes.VIRTUAL_SERVICE, slash < 0 ? home : name.substring(0, slash), name.substring(slash + 1));
    }

    private List<String> names() {
        return homeObjects().stream().map(Resource::name).toList();
    }

    private List<Resource> homeObjects() {
        return draft.list(IstioTypes.VIRTUAL_SERVICE, target.home());
    }
}
