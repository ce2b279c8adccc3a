package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.EntryIds;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What follows a promotion: it is recorded, so that it can be taken back, and what only the rollout needed goes. */
final class Tidying {

    private final RolloutSite site;
    private final RolloutSpec spec;
    private final TrafficShift shift;
    private final TrafficMover mover;
    private final PlanWork plans;
    private final String rollout;

    Tidying(
            RolloutSite site,
            RolloutSpec spec,
            TrafficShift shift,
            TrafficMover mover,
            PlanWork plans,
            String rollout) {
        this.site = site;
        this.spec = spec;
        this.shift = shift;
        this.mover = mover;
        this.plans = plans;
        this.rollout = rollout;
    }

    Observation tidy() {
        record();
        boolean keepOld = !spec.ending().keepOld().equals(Optional.of(Duration.ZERO));
        return plans.apply(() -> shift.tidy(spec, keepOld, mover.objects(), site.owner()));
    }

    /** One entry for all that the weights went through: from nothing for the new versions to everything. */
    private void record() {
        String why = "rollout " + rollout + ": promoted";
        boolean recorded = site.journal().list(spec.namespace()).stream()
                .anyMatch(entry -> entry.why().equals(why));
        Plan back = shift.shift(spec, Percent.of(0), mover.objects(), site.owner());
        if (recorded || back.isEmpty()) {
            return;
        }
        List<Change> forth = back.changes().stream()
                .map(Change.Edit.class::cast)
                .<Change>map(edit -> Change.Edit.between(edit.after(), edit.before(), List.of(why)))
                .toList();
        JournalEntry entry = JournalEntry.open(
                        EntryIds.next(site.clock().now()),
                        spec.namespace(),
                        site.owner(),
                        site.by(),
                        why,
                        site.clock().now(),
                        forth)
                .of(Optional.of(rollout))
                .withState(State.CLOSED);
        site.journal().open(entry);
    }
}
