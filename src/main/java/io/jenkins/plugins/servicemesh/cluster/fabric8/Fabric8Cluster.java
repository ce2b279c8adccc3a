package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.AccessReview;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Optional;

/** A cluster behind an API server. Safe for use by several threads. Made by {@link Fabric8Clusters}. */
public final class Fabric8Cluster implements Cluster {

    private final ApiServer server;
    private final ServedTypes served;

    Fabric8Cluster(ApiServer server) {
        this.server = server;
        this.served = new ServedTypes(server);
    }

    @Override
    public String name() {
        return server.cluster();
    }

    @Override
    public Optional<Resource> read(ResourceId id) {
        try {
            return Optional.of(exchange(id.type(), ApiRequest.get("read " + id, ApiPath.object(id))));
        } catch (ClusterException e) {
            if (e.is(Reason.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<Resource> list(ResourceQuery query) {
        return new ResourceListing(server, query).read();
    }

    @Override
    public Resource create(Resource resource, WriteMode mode) {
        String path = ApiPath.collection(resource.type(), resource.namespace());
        return exchange(
                resource.type(),
                Write.of(ApiRequest.send("create " + resource, "POST", path, ApiRequest.JSON, resource.tree()), mode));
    }

    @Override
    public Resource patch(ResourceId id, JsonPatch patch, WriteMode mode) {
        return exchange(
                id.type(),
                Write.of(
                        ApiRequest.send(
                                "patch " + id, "PATCH", ApiPath.object(id), ApiRequest.JSON_PATCH, patch.toJson()),
                        mode));
    }

    @Override
    public Resource replace(Resource resource, WriteMode mode) {
        if (resource.resourceVersion().isEmpty()) { // the server would take that as: overwrite whatever is there
            throw new ClusterException(
                    Reason.INVALID, "cannot replace " + resource + ": it has no resourceVersion; read it first");
        }
        String path = ApiPath.object(resource.id());
        return exchange(
                resource.type(),
                Write.of(ApiRequest.send("replace " + resource, "PUT", path, ApiRequest.JSON, resource.tree()), mode));
    }

    @Override
    public void delete(ResourceId id, Preconditions preconditions, WriteMode mode) {
        server.send(ApiRequest.send(
                "delete " + id,
                "DELETE",
                ApiPath.object(id),
                ApiRequest.JSON,
                Write.deleteOptions(preconditions, mode)));
    }

    @Override
    public AccessReview review(AccessRequest request) {
        return AccessReviews.ask(server, request);
    }

    @Override
    public boolean serves(ResourceType type) {
        return served.has(type);
    }

    @Override
    public void close() {
        server.close();
    }

    private Resource exchange(ResourceType type, ApiRequest request) {
        return ResourceTree.complete(type, server.send(request));
    }
}
