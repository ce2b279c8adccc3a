package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A rollout that was refused before it began, of which nothing is kept in the cluster.
 *
 * @param outcome what kind of refusal it was
 */
record NotBegun(RolloutRecord record, Outcome outcome) {

    static NotBegun because(RuntimeException refusal, RolloutSpec spec, StepHost host) {
        Instant now = host.clock().now();
        Cause cause = new Cause(Cause.Kind.CLUSTER, Objects.toString(refusal.getMessage(), ""));
        Ended end = new Ended(
                io.jenkins.plugins.servicemesh.rollout.machine.Outcome.REFUSED, Optional.of(cause), List.of());
        RolloutState state = new RolloutState("", end, List.of());
        return new NotBegun(
                new RolloutRecord(spec.namespace(), host.owner(), host.by(), "", now, spec, state),
                Outcome.of(refusal));
    }
}
