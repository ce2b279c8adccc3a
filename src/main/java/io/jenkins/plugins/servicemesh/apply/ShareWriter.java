package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.PatchRenderer;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the weights of a rollout: one request for each object, whose tests name the route and the weights that were seen. The
 * guards, the dry run and the record are the rollout's own, made before; nothing is tried twice here.
 */
public final class ShareWriter {

    private final Cluster cluster;

    public ShareWriter(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Writes a plan that only edits.
     *
     * @return the objects as the server stored them
     * @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when the server refuses one or does not answer: those
     *     before it are written
     */
    public List<Resource> write(Plan edits) {
        return write(edits, WriteMode.STORE);
    }

    /** Has the server judge the edits without storing them. */
    public void tryOut(Plan edits) {
        write(edits, WriteMode.DRY_RUN);
    }

    private List<Resource> write(Plan edits, WriteMode mode) {
        List<Resource> stored = new ArrayList<>();
        for (Change change : edits.changes()) {
            stored.add(change.accept(new Writing(mode)));
        }
        return stored;
    }

    private final class Writing implements Change.Visitor<Resource> {
        private final WriteMode mode;

        Writing(WriteMode mode) {
            this.mode = mode;
        }

        @Override
        public Resource edit(Change.Edit edit) {
            return cluster.patch(edit.id(), PatchRenderer.render(edit.before(), edit.edits()), mode);
        }

        @Override
        public Resource create(Change.Create create) {
            throw new IllegalArgumentException("only edits move weights: " + create.id());
        }

        @Override
        public Resource remove(Change.Remove remove) {
            throw new IllegalArgumentException("only edits move weights: " + remove.id());
        }
    }
}
