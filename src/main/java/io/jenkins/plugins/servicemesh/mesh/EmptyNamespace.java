package io.jenkins.plugins.servicemesh.mesh;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/** What an intent makes of a namespace in which nothing is: all that it says, and nothing else. Needs no cluster. */
public final class EmptyNamespace {

    private EmptyNamespace() {}

    /** The plan of that intent there. */
    public static Plan plan(MeshManager manager, MeshSpec spec, Owner owner) {
        Snapshot snapshot = Snapshot.EMPTY;
        List<Need> needs = manager.needs(spec, snapshot);
        while (!needs.stream().allMatch(snapshot::answers)) {
            for (Need need : needs) {
                snapshot = snapshot.with(need, found(need));
            }
            needs = manager.needs(spec, snapshot);
        }
        return manager.plan(spec, snapshot, owner);
    }

    private static List<Resource> found(Need need) {
        return need.isOne() && need.type().sameKind(KubernetesTypes.NAMESPACE)
                ? List.of(Resource.of(need.type(), "", need.name()))
                : List.of();
    }
}
