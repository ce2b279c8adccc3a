package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.ConfigMapJournal;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.rollout.machine.Pace;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where rollouts run, and for whom.
 *
 * @param owner for whom objects are made: stable over builds
 * @param by the build or person that runs them
 * @param metrics where figures come from; empty where nothing is measured
 * @param gates webhooks that a rollout may name
 * @param inbox what people say to rollouts
 * @param writes told of every write but those of weights
 * @param policy what is allowed there, asked anew each time: a rollout may outlive it
 */
public record RolloutSite(
        Cluster cluster,
        MeshManager manager,
        Owner owner,
        String by,
        PollClock clock,
        Optional<MetricSource> metrics,
        Map<String, Gate> gates,
        CommandInbox inbox,
        Consumer<ApplyEvent> writes,
        Supplier<ClusterPolicy> policy) {

    public RolloutSite {
        gates = Map.copyOf(gates);
    }

    /** Where all is allowed. */
    public RolloutSite(
            Cluster cluster,
            MeshManager manager,
            Owner owner,
            String by,
            PollClock clock,
            Optional<MetricSource> metrics,
            Map<String, Gate> gates,
            CommandInbox inbox,
            Consumer<ApplyEvent> writes) {
        this(cluster, manager, owner, by, clock, metrics, gates, inbox, writes, () -> ClusterPolicy.NONE);
    }

    RolloutStore store() {
        return new RolloutStore(cluster);
    }

    Journal journal() {
        return new ConfigMapJournal(cluster);
    }

    SnapshotLoader loader() {
        return new SnapshotLoader(cluster);
    }

    Pace pace() {
        return metrics.map(source -> new Pace(source.scrapeInterval(), source.ingestionDelay()))
                .orElse(Pace.UNMEASURED);
    }
}
