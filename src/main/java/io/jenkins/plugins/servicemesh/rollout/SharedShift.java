package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.SharedObjects;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import java.util.List;

/**
 * How a mesh moves requests of a rollout that shares objects with controllers. Whether it may, and whether they leave them alone,
 * is asked before it begins; from then on its edits are not held up.
 */
public final class SharedShift implements TrafficShift {

    private final TrafficShift mesh;

    private SharedShift(TrafficShift mesh) {
        this.mesh = mesh;
    }

    /** The mesh's own where the rollout does not share. */
    public static TrafficShift of(TrafficShift mesh, RolloutSpec rollout) {
        return rollout.sharing() == Sharing.SHARE ? new SharedShift(mesh) : mesh;
    }

    private static Plan shared(Plan plan, Owner owner) {
        return SharedObjects.allowed(plan, owner, namespace -> true);
    }

    @Override
    public List<Finding> refusals(RolloutSpec rollout) {
        return mesh.refusals(rollout);
    }

    @Override
    public List<Need> needs(RolloutSpec rollout, Snapshot soFar) {
        return mesh.needs(rollout, soFar);
    }

    @Override
    public Plan prepare(RolloutSpec rollout, Snapshot snapshot, Owner owner) {
        return shared(mesh.prepare(rollout, snapshot, owner), owner);
    }

    @Override
    public List<LiveShare> shares(RolloutSpec rollout, Snapshot snapshot) {
        return mesh.shares(rollout, snapshot);
    }

    @Override
    public RolloutSpec resolved(RolloutSpec rollout, Snapshot snapshot) {
        return mesh.resolved(rollout, snapshot);
    }

    @Override
    public Plan shift(RolloutSpec rollout, Percent share, Snapshot snapshot, Owner owner) {
        return shared(mesh.shift(rollout, share, snapshot, owner), owner);
    }

    @Override
    public Plan begin(RolloutSpec rollout, Stage stage, Snapshot snapshot, Owner owner) {
        return shared(mesh.begin(rollout, stage, snapshot, owner), owner);
    }

    @Override
    public Plan end(RolloutSpec rollout, Stage stage, Snapshot snapshot, Owner owner) {
        return shared(mesh.end(rollout, stage, snapshot, owner), owner);
    }

    @Override
    public Plan tidy(RolloutSpec rollout, boolean keepOld, Snapshot snapshot, Owner owner) {
        return shared(mesh.tidy(rollout, keepOld, snapshot, owner), owner);
    }
}
