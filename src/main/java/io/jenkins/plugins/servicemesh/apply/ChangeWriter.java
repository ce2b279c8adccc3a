package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.PatchRenderer;

/** One change as one request with its preconditions: POST, JSON Patch or DELETE. Nothing is tried twice here. */
final class ChangeWriter {

    private final Cluster cluster;

    ChangeWriter(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when the server refuses or does not answer */
    void write(Change change, WriteMode mode) {
        change.accept(new Change.Visitor<Boolean>() {
            @Override
            public Boolean create(Change.Create create) {
                cluster.create(create.resource(), mode);
                return true;
            }

            @Override
            public Boolean edit(Change.Edit edit) {
                cluster.patch(edit.id(), PatchRenderer.render(edit.before(), edit.edits()), mode);
                return true;
            }

            @Override
            public Boolean remove(Change.Remove remove) {
                cluster.delete(remove.id(), Preconditions.exactly(remove.before()), mode);
                return true;
            }
        });
    }
}
