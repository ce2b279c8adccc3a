package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.Applier;
import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.apply.Rollback;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.ConfigMapJournal;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.function.Consumer;

/**
 * On which cluster, through which mesh, for whom and by whom.
 *
 * @param owner for whom objects are made: stable over builds
 * @param by the build or person that writes
 * @param events told what happens as it happens
 */
public record OperationContext(
        Cluster cluster, MeshManager manager, Owner owner, String by, PollClock clock, Consumer<ApplyEvent> events) {

    /** Where entries of this cluster are kept. */
    public Journal journal() {
        return new ConfigMapJournal(cluster);
    }

    SnapshotLoader loader() {
        return new SnapshotLoader(cluster);
    }

    Applier applier() {
        return new Applier(cluster, journal(), clock, events);
    }

    Rollback rollback() {
        return new Rollback(cluster, clock);
    }
}
