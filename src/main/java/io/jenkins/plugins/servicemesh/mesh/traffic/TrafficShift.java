package io.jenkins.plugins.servicemesh.mesh.traffic;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import java.util.List;

/**
 * How a mesh moves requests between versions. Pure: it plans on a snapshot and writes nothing. All plans name only what they
 * change; what is there already wants nothing.
 */
public interface TrafficShift {

    /** What of the rollout this mesh cannot do; empty when it can do it all. */
    List<Finding> refusals(RolloutSpec rollout);

    /** What has to be read to move its traffic, judged by what was read so far; asked again until it wants nothing new. */
    List<Need> needs(RolloutSpec rollout, Snapshot soFar);

    /**
     * What is needed before the first stage: the versions reachable, the routes there with the new version at 0, testers and
     * affinity. Its findings hold all that speaks against beginning: no such route, several of them, a stable version that has not
     * everything, no ready pods.
     */
    Plan prepare(RolloutSpec rollout, Snapshot snapshot, Owner owner);

    /** The shares that the routes give now, one for each route of each target; of routes that are there. */
    List<LiveShare> shares(RolloutSpec rollout, Snapshot snapshot);

    /**
     * The same rollout with the stable version of each target written out, as the routes show it now. To be asked before the
     * first stage, and kept: a route that gives all its requests to the new version shows no stable one any more. Where the
     * routes do not tell, the rollout as it is.
     */
    default RolloutSpec resolved(RolloutSpec rollout, Snapshot snapshot) {
        return rollout;
    }

    /** The writes that give the new versions this share in every route, one for each object: only weights change. */
    Plan shift(RolloutSpec rollout, Percent share, Snapshot snapshot, Owner owner);

    /** The writes with which a stage that has no weight begins (a mirror, a route for matching requests); empty for a weight. */
    Plan begin(RolloutSpec rollout, Stage stage, Snapshot snapshot, Owner owner);

    /** The writes with which such a stage ends. */
    Plan end(RolloutSpec rollout, Stage stage, Snapshot snapshot, Owner owner);

    /**
     * What is taken away after a promotion: routes for testers and affinity.
     *
     * @param keepOld whether the old versions stay reachable; else what is ours and unused of them goes
     */
    Plan tidy(RolloutSpec rollout, boolean keepOld, Snapshot snapshot, Owner owner);
}
