package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.time.Instant;

/**
 * A rollout as it is kept.
 *
 * @param namespace where it is kept: that of the services
 * @param owner for whom it runs: stable over builds
 * @param by the build or person that began it
 * @param runner who may write it: a token that is new for each run of it, so that one that was taken over stops
 * @param begun when it was begun
 */
public record RolloutRecord(
        String namespace, Owner owner, String by, String runner, Instant begun, RolloutSpec spec, RolloutState state) {

    public String id() {
        return state.id();
    }

    /** The same rollout, further on. */
    public RolloutRecord with(RolloutState later) {
        return new RolloutRecord(namespace, owner, by, runner, begun, spec, later);
    }

    /** The same rollout, run by another. */
    public RolloutRecord runBy(String other, String newRunner) {
        return new RolloutRecord(namespace, owner, other, newRunner, begun, spec, state);
    }
}
