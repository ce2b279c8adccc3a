package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what an intent would change, and checks it; writes nothing. */
public final class PlanMesh {

    private final OperationContext context;

    public PlanMesh(OperationContext context) {
        this.context = context;
    }

    /**
     * The plan of this intent, with every finding on it. Splits that give way to a rollout are not in it.
     *
     * @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when the cluster cannot be read
     */
    public Plan plan(MeshSpec wanted) {
        List<Finding> findings = new ArrayList<>();
        List<RolloutRecord> rollouts = rollouts(wanted, findings);
        Snapshot snapshot = context.loader().load(soFar -> needs(wanted, rollouts, soFar));
        InitialSplits.Result left = InitialSplits.of(wanted, rollouts, rollout -> shares(rollout, snapshot));
        findings.addAll(left.findings());
        Plan plan = context.manager().plan(left.spec(), snapshot, context.owner());
        Plan checked = plan.withFindings(PlannedObjectCheck.check(plan)).withFindings(findings);
        return plan.isEmpty() ? checked : checked.withFindings(new PlaintextReview(context).before(wanted));
    }

    /** Those that a split of the intent may give way to; one request, and none for an intent without such a split. */
    private List<RolloutRecord> rollouts(MeshSpec wanted, List<Finding> findings) {
        if (!InitialSplits.areIn(wanted) || shift().isEmpty()) {
            return List.of();
        }
        try {
            return InitialSplits.concerning(wanted, new RolloutStore(context.cluster()).list(wanted.namespace()));
        } catch (ClusterException e) {
            if (!e.is(Reason.FORBIDDEN)) {
                throw e;
            }
            findings.add(Finding.notChecked("rollouts that a split gives way to", "list on ConfigMaps"));
            return List.of();
        }
    }

    private List<Need> needs(MeshSpec wanted, List<RolloutRecord> rollouts, Snapshot soFar) {
        List<Need> needs = new ArrayList<>(context.manager().needs(wanted, soFar));
        for (RolloutRecord rollout : rollouts) {
            shift().ifPresent(shift -> needs.addAll(shift.needs(rollout.spec(), soFar)));
        }
        return needs;
    }

    private List<LiveShare> shares(RolloutRecord rollout, Snapshot snapshot) {
        return shift().map(shift -> shift.shares(rollout.spec(), snapshot)).orElse(List.of());
    }

    private Optional<TrafficShift> shift() {
        return context.manager().trafficShift();
    }
}
