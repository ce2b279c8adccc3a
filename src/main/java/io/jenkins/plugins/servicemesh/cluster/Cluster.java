package io.jenkins.plugins.servicemesh.cluster;

import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * One Kubernetes API server. Every write carries the field manager {@link #FIELD_MANAGER} and strict field validation.
 * Every method may throw {@link ClusterException}; none retries a write by itself.
 */
public interface Cluster extends AutoCloseable {

    /** The field manager of all our writes, as {@code managedFields} shows it. */
    String FIELD_MANAGER = "jenkins-service-mesh";

    /** The name by which people know this cluster: a kubeconfig context, or {@code embedded}. */
    String name();

    /** The object as it is now; empty when there is none, or no such namespace (an unserved kind is an error: NOT_SERVED). */
    Optional<Resource> read(ResourceId id);

    /** The objects that the query names, in the order of namespace and name. */
    List<Resource> list(ResourceQuery query);

    /** Creates the object and returns it as stored; ALREADY_EXISTS when there is one, NOT_FOUND when there is no such namespace. */
    Resource create(Resource resource, WriteMode mode);

    /**
     * Applies a JSON Patch, all of it or nothing, and returns the object as stored. A test that does not hold is INVALID
     * (the server does not say which), a replaced {@code /metadata/resourceVersion} that is stale is CONFLICT. As servers
     * do it, replacing an object's member that is not there sets it, and a test for null holds where nothing is: only a
     * test with a value tells that something is there. A test compares numbers as they are written: 1.0 is not 1.
     */
    Resource patch(ResourceId id, JsonPatch patch, WriteMode mode);

    /** Replaces the whole object; its resourceVersion is the lock: a stale one is CONFLICT, one without is refused as INVALID. */
    Resource replace(Resource resource, WriteMode mode);

    /** Deletes the object; CONFLICT when a precondition does not hold, NOT_FOUND when there is none. */
    void delete(ResourceId id, Preconditions preconditions, WriteMode mode);

    /** Whether the caller may do that (SelfSubjectAccessReview). */
    AccessReview review(AccessRequest request);

    /** Whether the API serves this kind in this version. */
    boolean serves(ResourceType type);

    /** Lets go of connections and threads. */
    @Override
    void close();
}
