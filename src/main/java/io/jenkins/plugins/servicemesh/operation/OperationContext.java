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
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
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
 */
public record OperationContext(
        Cluster cluster,
        MeshManager manager,
        Owner owner,
        String by,
        PollClock clock,
        Consumer<ApplyEvent> events,
        Optional<MetricSource> metrics,
        ClusterPolicy policy) {

    /** Without a metric source, and with all allowed. */
    public OperationContext(
            Cluster cluster,
            MeshManager manager,
            Owner owner,
            String by,
            PollClock clock,
            Consumer<ApplyEvent> events) {
        this(cluster, manager, owner, by, clock, events, Optional.empty(), ClusterPolicy.NONE);
    }

    /** The same with that metric source. */
    public OperationContext withMetrics(MetricSource source) {
        return new OperationContext(cluster, manager, owner, by, clock, events, Optional.of(source), policy);
    }

    /** The same in that time. */
    public OperationContext withClock(PollClock other) {
        return new OperationContext(cluster, manager, owner, by, other, events, metrics, policy);
    }

    /** The same with no more than that policy allows. */
    public OperationContext withPolicy(ClusterPolicy other) {
        return new OperationContext(cluster, manager, owner, by, clock, events, metrics, other);
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
