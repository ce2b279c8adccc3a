package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Host leases that runs left behind which were stopped before they could give them back. */
public final class LapsedLeases {

    private LapsedLeases() {}

    /**
     * Drops those of these holders.
     *
     * @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when leases may not be listed or deleted
     */
    public static void drop(Cluster cluster, String namespace, Set<String> holders, Instant now) {
        List<Resource> leases = cluster.list(ResourceQuery.in(namespace, KubernetesTypes.LEASE));
        leases.stream()
                .filter(lease -> lease.annotations().containsKey(HostLease.HOST))
                .filter(lease -> holders.contains(HostLease.read(lease).holder()))
                .filter(lease -> HostLease.read(lease).isLapsed(now))
                .forEach(lease -> cluster.delete(lease.id(), Preconditions.exactly(lease), WriteMode.STORE));
    }
}
