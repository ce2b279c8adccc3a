package io.jenkins.plugins.servicemesh.access;

import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.AccessReview;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A cluster as one job may use it. It refuses as an API server without the right would, so that whatever asks copes with it in
 * the same way: before the first write where that can be known.
 */
public final class GrantedCluster implements Cluster {

    /** How the names of our own records begin. */
    private static final List<String> RECORDS = List.of("mesh-journal-", "mesh-rollout-");

    private static final Set<String> READING = Set.of("get", "list", "watch");

    private final Cluster cluster;
    private final JobRights rights;
    private final String controlPlane;
    private final Consumer<String> told;
    private final Set<String> refusals = new HashSet<>();

    /**
     * What the job may do of what the cluster's credentials may.
     *
     * @param controlPlane its namespace: what a plan depends on stands there, and it is no secret
     * @param told of each refusal once: what asks may take it for one of the API server, and name the wrong remedy
     */
    public GrantedCluster(Cluster cluster, JobRights rights, String controlPlane, Consumer<String> told) {
        this.cluster = cluster;
        this.rights = rights;
        this.controlPlane = controlPlane;
        this.told = told;
    }

    @Override
    public String name() {
        return cluster.name();
    }

    @Override
    public Optional<Resource> read(ResourceId id) {
        demandReading(id.type(), id.namespace(), "read " + id);
        return cluster.read(id);
    }

    @Override
    public List<Resource> list(ResourceQuery query) {
        demandReading(query.type(), query.namespace(), query.toString());
        return cluster.list(query);
    }

    @Override
    public Resource create(Resource resource, WriteMode mode) {
        demandWriting(resource.id(), "create");
        demandOwnHosts(resource, "create");
        return cluster.create(resource, mode);
    }

    @Override
    public Resource patch(ResourceId id, JsonPatch patch, WriteMode mode) {
        demandWriting(id, "edit");
        if (RoutedHosts.isDecidedBy(id.type().kind(), patch)) {
            cluster.read(id).ifPresent(there -> demandOwnHosts(patched(there, patch), "edit"));
        }
        return cluster.patch(id, patch, mode);
    }

    @Override
    public Resource replace(Resource resource, WriteMode mode) {
        demandWriting(resource.id(), "replace");
        demandOwnHosts(resource, "replace");
        return cluster.replace(resource, mode);
    }

    @Override
    public void delete(ResourceId id, Preconditions preconditions, WriteMode mode) {
        demandWriting(id, "remove");
        cluster.delete(id, preconditions, mode);
    }

    @Override
    public AccessReview review(AccessRequest request) {
        boolean allowed = READING.contains(request.verb())
                ? mayRead(request.type(), request.namespace())
                : !request.type().namespaced()
                        || isRecord(request.type())
                        || mayWrite(request.type(), request.namespace(), "");
        return allowed
                ? cluster.review(request)
                : new AccessReview(request, false, tell(request.toString(), lacking(request.type())));
    }

    @Override
    public boolean serves(ResourceType type) {
        return cluster.serves(type);
    }

    @Override
    public void close() {
        cluster.close();
    }

    private void demandReading(ResourceType type, String namespace, String what) {
        if (!mayRead(type, namespace)) {
            throw refused(what, "it is granted nothing there");
        }
    }

    private void demandWriting(ResourceId id, String verb) {
        boolean own =
                isLease(id.type()) || (isRecord(id.type()) && RECORDS.stream().anyMatch(id.name()::startsWith));
        if (own && !rights.mayWriteSomething(id.namespace())) {
            throw refused(verb + " " + id, "its grants are for reading there");
        }
        if (!own && !mayWrite(id.type(), id.namespace(), id.name())) {
            throw refused(verb + " " + id, lacking(id.type()));
        }
    }

    private static Resource patched(Resource there, JsonPatch patch) {
        try {
            return new Resource(there.type(), (JsonObject) patch.apply(there.tree()));
        } catch (JsonPatch.RefusedException e) {
            return there; // the API server refuses it as well
        }
    }

    private void demandOwnHosts(Resource object, String verb) {
        RoutedHosts hosts = new RoutedHosts(namespace -> rights.may(Right.TRAFFIC, namespace), this::isNamespace);
        hosts.foreign(object).ifPresent(host -> {
            throw refused(
                    verb + " " + object.id(),
                    "it decides about '" + host + "' for the callers of every namespace, and its grants lack '"
                            + Right.TRAFFIC.word()
                            + "' there; with exportTo: ['.'] it counts for its own namespace alone");
        });
    }

    /** Whoever may not look takes it for one. */
    private boolean isNamespace(String name) {
        try {
            return cluster.read(ResourceId.of(KubernetesTypes.NAMESPACE, "", name))
                    .isPresent();
        } catch (ClusterException e) {
            if (e.reason() == Reason.FORBIDDEN) {
                return true;
            }
            throw e;
        }
    }

    private boolean mayRead(ResourceType type, String namespace) {
        return !type.namespaced()
                || (namespace.equals(controlPlane) && !type.sameKind(KubernetesTypes.SECRET))
                || rights.mayRead(namespace);
    }

    private boolean mayWrite(ResourceType type, String namespace, String name) {
        String where = type.sameKind(KubernetesTypes.NAMESPACE) ? name : namespace;
        return Right.toWrite(type).filter(right -> rights.may(right, where)).isPresent();
    }

    private static boolean isRecord(ResourceType type) {
        return isLease(type) || type.sameKind(KubernetesTypes.CONFIG_MAP) || type.sameKind(KubernetesTypes.SECRET);
    }

    private static boolean isLease(ResourceType type) {
        return type.sameKind(KubernetesTypes.LEASE);
    }

    private static String lacking(ResourceType type) {
        return Right.toWrite(type)
                .map(right -> "its grants lack '" + right.word() + "' there")
                .orElse("no grant allows it");
    }

    private ClusterException refused(String what, String why) {
        return new ClusterException(Reason.FORBIDDEN, tell(what, why));
    }

    private String tell(String what, String why) {
        String refusal = "job '" + rights.job() + "' may not " + what + " in cluster '" + name() + "': " + why
                + "; an administrator grants it where the cluster is configured";
        if (refusals.add(refusal)) {
            told.accept(refusal);
        }
        return refusal;
    }
}
