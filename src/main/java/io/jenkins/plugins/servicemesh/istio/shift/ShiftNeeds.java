package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What has to be read to move the traffic of a rollout. */
final class ShiftNeeds {

    private ShiftNeeds() {}

    /** All of it, each once. */
    static List<Need> of(RolloutSpec rollout, Snapshot soFar) {
        List<Need> needs = new ArrayList<>(routing(rollout, soFar));
        ShiftTarget.all(rollout).forEach(target -> needs.addAll(endpoints(target)));
        return needs.stream().distinct().toList();
    }

    /** Without these nothing can be planned. */
    static List<Need> routing(RolloutSpec rollout, Snapshot soFar) {
        return ShiftTarget.all(rollout).stream()
                .flatMap(target -> routing(target, soFar).stream())
                .distinct()
                .toList();
    }

    private static List<Need> routing(ShiftTarget target, Snapshot soFar) {
        List<Need> needs = new ArrayList<>(List.of(
                Need.all(IstioTypes.DESTINATION_RULE, target.home()),
                Need.all(IstioTypes.VIRTUAL_SERVICE, target.home())));
        List<ResourceId> named = target.wanted().routes().stream()
                .flatMap(address -> address.object().stream())
                .map(object -> RouteFinder.objectId(object, target.home()))
                .toList();
        Stream<Resource> roots =
                Stream.concat(named.stream().flatMap(id -> soFar.find(id).stream()), ofHost(target, soFar).stream());
        Stream.concat(named.stream(), roots.flatMap(Delegation::named))
                .filter(id -> !id.namespace().equals(target.home()))
                .map(id -> Need.one(id.type(), id.namespace(), id.name()))
                .forEach(needs::add);
        return needs;
    }

    /** Those that may hand requests for the service on to another namespace. */
    private static List<Resource> ofHost(ShiftTarget target, Snapshot soFar) {
        TargetService service = target.service();
        return soFar.list(IstioTypes.VIRTUAL_SERVICE, target.home()).stream()
                .filter(object -> object.spec().array("hosts").texts().stream().anyMatch(service::isHost))
                .toList();
    }

    /** What shows whether anything answers; planning goes on without it. */
    static List<Need> endpoints(ShiftTarget target) {
        if (target.host().external()) {
            return List.of();
        }
        List<Need> needs = new ArrayList<>(List.of(Need.all(KubernetesTypes.SERVICE, target.home())));
        needs.addAll(EndpointCensus.needs(target.home()));
        return needs;
    }
}
