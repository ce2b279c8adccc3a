package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.service.ServiceDestinationRules;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Subsets in DestinationRules of ours that no route leads to any more. */
record UnusedSubsets(PlanDraft draft, ShiftTarget target) {

    /** What we write into a subset; one that has more is in somebody's care. */
    private static final Set<String> OURS = Set.of("name", "labels");

    /** Takes them away, but for those of the rollout's versions that stay. */
    void remove(boolean keepOld) {
        ServiceDestinationRules.of(draft, target.service()).stream()
                .filter(draft::isOurs)
                .forEach(rule -> draft.put(rule.withSpec(without(rule, keepOld)), List.of(reason(rule, keepOld))));
    }

    private String reason(Resource rule, boolean keepOld) {
        List<String> names = rule.spec().array("subsets").objects().stream()
                .filter(subset -> isUnused(subset, keepOld))
                .map(UnusedSubsets::name)
                .toList();
        return target.describe() + " > remove subset " + String.join(", ", names);
    }

    private JsonObject without(Resource rule, boolean keepOld) {
        List<JsonObject> subsets = rule.spec().array("subsets").objects();
        List<JsonObject> used =
                subsets.stream().filter(subset -> !isUnused(subset, keepOld)).toList();
        if (used.isEmpty()) {
            return rule.spec().without("subsets");
        }
        return used.size() == subsets.size() ? rule.spec() : rule.spec().with("subsets", JsonArray.of(used));
    }

    private boolean isUnused(JsonObject subset, boolean keepOld) {
        String name = name(subset);
        boolean stays = name.equals(target.to().name())
                || keepOld
                        && target.from().map(Version::name).filter(name::equals).isPresent();
        return !stays && OURS.containsAll(subset.keys()) && !isReferenced(name);
    }

    private boolean isReferenced(String subset) {
        return draft.before().all().stream()
                .filter(object -> object.type().sameKind(IstioTypes.VIRTUAL_SERVICE))
                .flatMap(object -> draft.find(object.id()).stream())
                .flatMap(object -> destinations(object).filter(destination -> isHost(destination, object.namespace())))
                .anyMatch(destination ->
                        destination.text("subset").filter(subset::equals).isPresent());
    }

    private boolean isHost(JsonObject destination, String namespace) {
        TargetService service = target.seenFrom(namespace);
        return service.isHost(destination.text("host").orElse(""));
    }

    private static Stream<JsonObject> destinations(Resource virtualService) {
        return RouteRef.all(virtualService, List.of(Protocol.values())).stream()
                .map(RouteRef::route)
                .flatMap(UnusedSubsets::destinations);
    }

    private static Stream<JsonObject> destinations(JsonObject route) {
        Stream<JsonObject> items = Stream.concat(
                        route.array("route").objects().stream(), route.array("mirrors").objects().stream())
                .map(item -> item.object("destination"));
        return Stream.concat(items, Stream.of(route.object("mirror")));
    }

    private static String name(JsonObject subset) {
        return subset.text("name").orElse("");
    }
}
