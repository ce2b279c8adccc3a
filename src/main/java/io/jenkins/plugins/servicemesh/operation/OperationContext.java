package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.Applier;
import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.apply.Rollback;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.apply.UndoRequest;
import io.jenkins.plugins.servicemesh.apply.Undoing;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.ConfigMapJournal;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.SharedObjects;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * On which cluster, through which mesh, for whom and by whom.
 *
 * @param owner for whom objects are made: stable over builds
 * @param by the build or person that writes
 * @param events told what happens as it happens
 * @param metrics what the proxies counted; empty where no source is configured
 * @param policy what is allowed there
 * @param sharing what becomes of changes to objects that controllers keep
 */
public record OperationContext(
        Cluster cluster,
        MeshManager manager,
        Owner owner,
        String by,
        PollClock clock,
        Consumer<ApplyEvent> events,
        Optional<MetricSource> metrics,
        ClusterPolicy policy,
        Sharing sharing) {

    /** Without a metric source, with all allowed, and not sharing. */
    public OperationContext(
            Cluster cluster,
            MeshManager manager,
            Owner owner,
            String by,
            PollClock clock,
            Consumer<ApplyEvent> events) {
        this(cluster, manager, owner, by, clock, events, Optional.empty(), ClusterPolicy.NONE, Sharing.REFUSE);
    }

    /** The same with that metric source. */
    public OperationContext withMetrics(MetricSource source) {
        return new OperationContext(cluster, manager, owner, by, clock, events, Optional.of(source), policy, sharing);
    }

    /** The same in that time. */
    public OperationContext withClock(PollClock other) {
        return new OperationContext(cluster, manager, owner, by, other, events, metrics, policy, sharing);
    }

    /** The same with no more than that policy allows. */
    public OperationContext withPolicy(ClusterPolicy other) {
        return new OperationContext(cluster, manager, owner, by, clock, events, metrics, other, sharing);
    }

    /** The same, sharing objects with controllers or not. */
    public OperationContext with(Sharing wanted) {
        return new OperationContext(cluster, manager, owner, by, clock, events, metrics, policy, wanted);
    }

    /** The plan with all that is said of it beyond the mesh. */
    Plan judged(Plan plan) {
        boolean shares = sharing == Sharing.SHARE;
        return policy.judged(shares ? SharedObjects.allowed(plan, owner, policy.sharing()) : plan);
    }

    /** Where entries of this cluster are kept. */
    public Journal journal() {
        return new ConfigMapJournal(cluster);
    }

    SnapshotLoader loader() {
        return new SnapshotLoader(cluster);
    }

    Applier applier() {
        return new Applier(cluster, journal(), clock, events, policy);
    }

    Rollback rollback() {
        return new Rollback(cluster, clock);
    }

    /** Takes these entries of that namespace back, the newest first. */
    RollbackResult undo(String namespace, List<JournalEntry> newestFirst) {
        return undo(namespace, newestFirst, () -> rollback().plan(newestFirst), false);
    }

    /** Carries out what takes these entries away; recorded, it can be taken back in turn. */
    RollbackResult undo(String namespace, List<JournalEntry> newestFirst, Supplier<Plan> planner, boolean recorded) {
        UndoRequest request = new UndoRequest(namespace, newestFirst, planner, manager::hosts, owner, by, recorded);
        return new Undoing(cluster, journal(), clock, events).undo(request);
    }
}
