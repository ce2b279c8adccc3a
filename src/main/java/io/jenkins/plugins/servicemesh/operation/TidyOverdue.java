package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyRequest;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.rollout.SharedShift;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Takes away what promoted rollouts kept of their old versions for a time that is over. No thread waited for it: the records in
 * the cluster say it, so whoever of the same owner comes next can. Each is recorded, and can be taken back.
 */
public final class TidyOverdue {

    private final OperationContext context;
    private final RolloutStore store;

    public TidyOverdue(OperationContext context) {
        this.context = context;
        this.store = new RolloutStore(context.cluster());
    }

    /** Does what can be done of it; what cannot waits for the next one who comes. */
    public void tidyQuietly(String namespace) {
        for (RolloutRecord each : overdue(namespace)) {
            try {
                tidy(each);
            } catch (FindingsException | MovedException | ApplyFailedException | ClusterException e) {
                // it is still recorded
            }
        }
    }

    /**
     * Takes away all that is overdue.
     *
     * @return the rollouts of which it was
     * @throws FindingsException when something is in the way, such as another rollout of the same host
     * @throws MovedException when someone else moves the objects
     * @throws ApplyFailedException when a write failed
     * @throws ClusterException when the cluster cannot be read or written
     */
    public List<RolloutRecord> tidy(String namespace) {
        List<RolloutRecord> overdue = overdue(namespace);
        overdue.forEach(this::tidy);
        return overdue;
    }

    private List<RolloutRecord> overdue(String namespace) {
        Instant now = context.clock().now();
        return kept(namespace).stream()
                .filter(kept -> kept.record().owner().equals(context.owner()))
                .filter(kept -> !kept.until().isAfter(now))
                .map(Kept::record)
                .toList();
    }

    private List<Kept> kept(String namespace) {
        try {
            return store.listKept(namespace);
        } catch (ClusterException e) {
            if (e.is(Reason.FORBIDDEN)) {
                return List.of();
            }
            throw e;
        }
    }

    /** After another promotion of the same host it is done: that one took older versions away. */
    private void tidy(RolloutRecord record) {
        List<RolloutRecord> later = later(record);
        if (later.stream().anyMatch(other -> !other.state().isEnded())) {
            return; // its old version is this one's new one, or may become so again
        }
        if (later.stream().noneMatch(TidyOverdue::isPromoted)) {
            context.manager().trafficShift().ifPresent(shift -> apply(record, SharedShift.of(shift, record.spec())));
        }
        store.tidied(record.namespace(), record.id());
    }

    private List<RolloutRecord> later(RolloutRecord record) {
        List<String> hosts = hosts(record.spec());
        return store.list(record.namespace()).stream()
                .filter(other -> other.begun().isAfter(record.begun()))
                .filter(other -> !Collections.disjoint(hosts, hosts(other.spec())))
                .toList();
    }

    private static boolean isPromoted(RolloutRecord record) {
        return record.state().moments().stream().anyMatch(moment -> moment.kind() == Moment.Kind.PROMOTED);
    }

    private void apply(RolloutRecord record, TrafficShift shift) {
        ApplyOptions options = ApplyOptions.because(
                        "rollout " + record.id() + ": the time is over for which the old version was kept")
                .withVerifyFor(Duration.ZERO);
        context.applier()
                .apply(new ApplyRequest(
                        plan(record.spec(), shift),
                        () -> plan(record.spec(), shift),
                        record.namespace(),
                        hosts(record.spec()),
                        context.owner(),
                        context.by(),
                        options));
    }

    private Plan plan(RolloutSpec spec, TrafficShift shift) {
        return shift.tidy(spec, false, context.loader().load(soFar -> shift.needs(spec, soFar)), context.owner());
    }

    private static List<String> hosts(RolloutSpec spec) {
        return spec.targets().stream()
                .map(target -> ServiceHost.parse(target.service()).fqdn(spec.namespace()))
                .toList();
    }
}
