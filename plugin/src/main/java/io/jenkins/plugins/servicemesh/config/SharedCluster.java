package io.jenkins.plugins.servicemesh.config;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jspecify.annotations.Nullable;

/** A cluster as it is configured now: it is connected to anew when that changes, and from time to time, since tokens do. */
final class SharedCluster implements Cluster {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Calls that still run over the old connection end within this time. */
    private static final long SECONDS_TO_CLOSE = 60;

    private final String name;
    private @Nullable ClusterConnection connection;
    private @Nullable Cluster open;
    private Instant until = Instant.EPOCH;

    SharedCluster(String name) {
        this.name = name;
    }

    private synchronized Cluster current() {
        ClusterConnection wanted = MeshConfiguration.get().connection(name);
        Cluster there = open;
        if (there != null && wanted.equals(connection) && Instant.now().isBefore(until)) {
            return there;
        }
        Cluster fresh = wanted.open();
        if (there != null) {
            Timer.get().schedule(there::close, SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        }
        connection = wanted;
        open = fresh;
        until = Instant.now().plus(LONGEST);
        return fresh;
    }

    synchronized void disconnect() {
        Cluster there = open;
        open = null;
        if (there != null) {
            there.close();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Resource> read(ResourceId id) {
        return current().read(id);
    }

    @Override
    public List<Resource> list(ResourceQuery query) {
        return current().list(query);
    }

    @Override
    public Resource create(Resource resource, WriteMode mode) {
        return current().create(resource, mode);
    }

    @Override
    public Resource patch(ResourceId id, JsonPatch patch, WriteMode mode) {
        return current().patch(id, patch, mode);
    }

    @Override
    public Resource replace(Resource resource, WriteMode mode) {
        return current().replace(resource, mode);
    }

    @Override
    public void delete(ResourceId id, Preconditions preconditions, WriteMode mode) {
        current().delete(id, preconditions, mode);
    }

    @Override
    public AccessReview review(AccessRequest request) {
        return current().review(request);
    }

    @Override
    public boolean serves(ResourceType type) {
        return current().serves(type);
    }

    /** It is shared: whoever uses it does not close it. */
    @Override
    public void close() {}
}
