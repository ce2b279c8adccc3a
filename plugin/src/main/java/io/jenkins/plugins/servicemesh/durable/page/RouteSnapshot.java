package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.MeshManagers;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a rollout at one time: those of its mesh that its services' requests follow.
 *
 * @param weights of each route, for people: {@code VirtualService shop/reviews, route 'default'} to {@code v1 100, v2 0}
 */
record RouteSnapshot(Map<ResourceId, Resource> objects, Map<String, String> weights) {

    RouteSnapshot {
        objects = new TreeMap<>(objects);
        weights = new LinkedHashMap<>(weights);
    }

    /**
     * Reads them.
     *
     * @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when the cluster does not answer
     */
    static RouteSnapshot take(Cluster cluster, RolloutRecord record) {
        RolloutSpec spec = record.spec();
        MeshManager manager = MeshManagers.create(MeshType.AUTO, cluster, record.namespace());
        Map<ResourceId, Resource> objects = new TreeMap<>();
        Map<String, String> weights = new LinkedHashMap<>();
        manager.trafficShift().ifPresent(shift -> {
            Snapshot seen = new SnapshotLoader(cluster).load(soFar -> shift.needs(spec, soFar));
            RouteObjects own = new RouteObjects(manager, spec);
            seen.all().stream()
                    .filter(own::has)
                    .map(ServerFields::without)
                    .forEach(object -> objects.put(object.id(), object));
            weights.putAll(weights(shift, spec, seen));
        });
        return new RouteSnapshot(objects, weights);
    }

    private static Map<String, String> weights(TrafficShift shift, RolloutSpec spec, Snapshot seen) {
        Map<String, String> weights = new LinkedHashMap<>();
        for (LiveShare share : shift.shares(spec, seen)) {
            weights.put(share.object() + ", " + share.route(), weights(share, spec));
        }
        return weights;
    }

    private static String weights(LiveShare share, RolloutSpec spec) {
        RolloutTarget target = spec.targets().stream()
                .filter(each -> each.service().equals(share.service()))
                .findFirst()
                .orElseThrow();
        String others = share.others() == 0 ? "" : ", others " + share.others();
        return RolloutVersions.from(target) + " " + share.stable() + ", "
                + target.to().name() + " " + share.fresh() + others;
    }

    /** What became of the objects until then: an edit, a creation or a removal of each that is another. */
    Plan changesUntil(RouteSnapshot later) {
        List<Change> changes = new ArrayList<>();
        objects.forEach((id, before) -> change(before, later.objects.get(id)).ifPresent(changes::add));
        later.objects.forEach((id, after) -> {
            if (!objects.containsKey(id)) {
                changes.add(new Change.Create(after, List.of()));
            }
        });
        return new Plan(changes, List.of(), List.of());
    }

    private static Optional<Change> change(Resource before, @Nullable Resource after) {
        if (after == null) {
            return Optional.of(new Change.Remove(before, List.of()));
        }
        return before.tree().equals(after.tree())
                ? Optional.empty()
                : Optional.of(Change.Edit.between(before, after, List.of()));
    }

    /** As JSON, to be kept. */
    JsonObject encode() {
        return JsonObject.EMPTY
                .with(
                        "objects",
                        objects.values().stream().map(ResourceCodec::encode).toList())
                .with("weights", JsonObject.ofTexts(weights));
    }

    static RouteSnapshot decode(JsonObject json) {
        Map<ResourceId, Resource> objects = new TreeMap<>();
        json.array("objects").objects().stream()
                .map(ResourceCodec::decode)
                .forEach(object -> objects.put(object.id(), object));
        return new RouteSnapshot(objects, json.object("weights").texts());
    }
}
