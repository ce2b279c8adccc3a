package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;

/** Works out what an intent would change, and checks it; writes nothing. */
public final class PlanMesh {

    private final OperationContext context;

    public PlanMesh(OperationContext context) {
        this.context = context;
    }

    /**
     * The plan of this intent, with every finding on it.
     *
     * @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when the cluster cannot be read
     */
    public Plan plan(MeshSpec spec) {
        Snapshot snapshot = context.loader().load(soFar -> context.manager().needs(spec, soFar));
        Plan plan = context.manager().plan(spec, snapshot, context.owner());
        Plan checked = plan.withFindings(PlannedObjectCheck.check(plan));
        return plan.isEmpty() ? checked : checked.withFindings(new PlaintextReview(context).before(spec));
    }
}
