package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.PlanReview;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Moves requests by the weights of VirtualServices, which sidecars and gateways follow. */
public final class IstioTrafficShift implements TrafficShift {

    private static final Owner NOBODY = new Owner("");

    @Override
    public List<Finding> refusals(RolloutSpec rollout) {
        return ShiftRefusals.of(rollout);
    }

    @Override
    public List<Need> needs(RolloutSpec rollout, Snapshot soFar) {
        return ShiftNeeds.of(rollout, soFar);
    }

    @Override
    public Plan prepare(RolloutSpec rollout, Snapshot snapshot, Owner owner) {
        return reviewed(snapshot, owner, draft -> new Preparation(draft, rollout).plan());
    }

    @Override
    public List<LiveShare> shares(RolloutSpec rollout, Snapshot snapshot) {
        List<LiveShare> shares = new ArrayList<>();
        TargetWalk.ofRoutes(new PlanDraft(snapshot, NOBODY), rollout).anyRoutes(meant -> shares.add(share(meant)));
        return shares.stream().distinct().toList();
    }

    private static LiveShare share(MeantRoute meant) {
        SharedRoute shared = meant.shared();
        return new LiveShare(
                meant.target().wanted().service(),
                meant.ref().virtualService().id(),
                meant.ref().words(),
                shared.stableWeight(),
                shared.freshWeight(),
                shared.otherWeight());
    }

    @Override
    public RolloutSpec resolved(RolloutSpec rollout, Snapshot snapshot) {
        List<RolloutTarget> targets = new ArrayList<>();
        TargetWalk walk = TargetWalk.ofRoutes(new PlanDraft(snapshot, NOBODY), rollout);
        walk.targets(target -> targets.add(target.wanted()));
        return targets.size() == rollout.targets().size() ? rollout.withTargets(targets) : rollout;
    }

    /** Without a review: weights can be given back whatever else is wrong with the objects. */
    @Override
    public Plan shift(RolloutSpec rollout, Percent share, Snapshot snapshot, Owner owner) {
        PlanDraft draft = new PlanDraft(snapshot, owner);
        change(draft, rollout, share.toString(), meant -> meant.with(ShareEdit.apply(meant.shared(), share)));
        return draft.toPlan(IstioTypes.PLANNED);
    }

    @Override
    public Plan begin(RolloutSpec rollout, Stage stage, Snapshot snapshot, Owner owner) {
        return staged(rollout, stage, snapshot, owner, stage.accept(StageEdits.BEGIN));
    }

    @Override
    public Plan end(RolloutSpec rollout, Stage stage, Snapshot snapshot, Owner owner) {
        return staged(rollout, stage, snapshot, owner, stage.accept(StageEdits.END));
    }

    private static Plan staged(
            RolloutSpec rollout, Stage stage, Snapshot snapshot, Owner owner, UnaryOperator<MeantRoute> edit) {
        return reviewed(snapshot, owner, draft -> change(draft, rollout, stage.describe(), edit));
    }

    @Override
    public Plan tidy(RolloutSpec rollout, boolean keepOld, Snapshot snapshot, Owner owner) {
        return reviewed(snapshot, owner, draft -> new Tidying(draft, rollout, keepOld).plan());
    }

    private static void change(PlanDraft draft, RolloutSpec rollout, String why, UnaryOperator<MeantRoute> edit) {
        TargetWalk.ofRoutes(draft, rollout)
                .routes(meant ->
                        draft.put(edit.apply(meant).ref().virtualService(), List.of(meant.path() + " > " + why)));
    }

    private static Plan reviewed(Snapshot snapshot, Owner owner, Consumer<PlanDraft> planner) {
        PlanDraft draft = new PlanDraft(snapshot, owner);
        planner.accept(draft);
        return PlanReview.reviewed(draft.toPlan(IstioTypes.PLANNED), snapshot);
    }
}
