package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.AccessReview;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A client that dies after so many stored writes: nothing that it does afterwards reaches the server. */
public final class MortalCluster implements Cluster {

    /** The end of the process, which nobody catches. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** When, after its last write, the client dies. */
    public enum Moment {
        /** When it wants to write again; it may read until then. */
        BEFORE_THE_NEXT_WRITE,
        /** Before it learns the answer. */
        BEFORE_THE_REPLY
    }

    private final Cluster cluster;
    private final Moment moment;
    private int writesLeft;
    private boolean dead;

    public MortalCluster(Cluster cluster, int writes, Moment moment) {
        this.cluster = cluster;
        this.writesLeft = writes;
        this.moment = moment;
        this.dead = writes == 0 && moment == Moment.BEFORE_THE_REPLY;
    }

    private <T> T alive(Supplier<T> call) {
        if (dead) {
            throw new Death();
        }
        return call.get();
    }

    private <T> T write(WriteMode mode, Supplier<T> call) {
        if (mode == WriteMode.DRY_RUN) {
            return alive(call);
        }
        dead |= writesLeft == 0;
        T reply = alive(call);
        writesLeft--;
        dead = writesLeft == 0 && moment == Moment.BEFORE_THE_REPLY;
        return alive(() -> reply);
    }

    @Override
    public String name() {
        return cluster.name();
    }

    @Override
    public Optional<Resource> read(ResourceId id) {
        return alive(() -> cluster.read(id));
    }

    @Override
    public List<Resource> list(ResourceQuery query) {
        return alive(() -> cluster.list(query));
    }

    @Override
    public Resource create(Resource resource, WriteMode mode) {
        return write(mode, () -> cluster.create(resource, mode));
    }

    @Override
    public Resource patch(ResourceId id, JsonPatch patch, WriteMode mode) {
        return write(mode, () -> cluster.patch(id, patch, mode));
    }

    @Override
    public Resource replace(Resource resource, WriteMode mode) {
        return write(mode, () -> cluster.replace(resource, mode));
    }

    @Override
    public void delete(ResourceId id, Preconditions preconditions, WriteMode mode) {
        write(mode, () -> {
            cluster.delete(id, preconditions, mode);
            return true;
        });
    }

    @Override
    public AccessReview review(AccessRequest request) {
        return alive(() -> cluster.review(request));
    }

    @Override
    public boolean serves(ResourceType type) {
        return alive(() -> cluster.serves(type));
    }

    @Override
    public void close() {}
}
