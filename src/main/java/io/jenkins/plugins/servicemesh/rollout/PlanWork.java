package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.Applier;
import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyRequest;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Applies the plans of a rollout that change more than weights: guarded, recorded and taken back as any other write. */
final class PlanWork {

    private final RolloutSite site;
    private final String namespace;
    private final String rollout;
    private final TrafficMover mover;

    PlanWork(RolloutSite site, String namespace, String rollout, TrafficMover mover) {
        this.site = site;
        this.namespace = namespace;
        this.rollout = rollout;
        this.mover = mover;
    }

    /** Applies what the planner wants; an empty plan is done. The planner is asked again on the objects as they are then. */
    Observation apply(Supplier<Plan> planner) {
        return applied(() -> anew(planner), planner);
    }

    /** The same for a plan on objects that were read just now: they need not be read again for it. */
    Observation apply(Plan fresh, Supplier<Plan> planner) {
        return applied(() -> fresh, planner);
    }

    private Observation applied(Supplier<Plan> first, Supplier<Plan> planner) {
        try {
            Plan plan = first.get();
            FindingsException.throwIfErrors(plan.findings());
            if (plan.isEmpty()) {
                return new Observation.Done();
            }
            applier()
                    .apply(new ApplyRequest(
                            plan, () -> anew(planner), namespace, List.of(), site.owner(), site.by(), options()));
            mover.forget();
            return new Observation.Done();
        } catch (FindingsException | MovedException e) {
            return new Observation.Refused(String.valueOf(e.getMessage()));
        } catch (ApplyFailedException e) {
            return ServerRefusal.seen(e.refusal(), String.valueOf(e.getMessage()));
        } catch (ClusterException e) {
            return ServerRefusal.seen(e);
        }
    }

    /** In a freeze no stage is begun; what ends a rollout is not held up by one. */
    private Applier applier() {
        return new Applier(
                site.cluster(),
                site.journal(),
                site.clock(),
                site.writes(),
                site.policy().get().withoutFreezes());
    }

    private Plan anew(Supplier<Plan> planner) {
        mover.forget();
        return planner.get();
    }

    /** Whether it is in effect is the rollout's own question, asked stage by stage; controllers were asked before the first. */
    private ApplyOptions options() {
        return ApplyOptions.because("rollout " + rollout)
                .withVerifyFor(Duration.ZERO)
                .withProbeFor(Duration.ZERO)
                .partOf(rollout);
    }
}
