package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * What the leases of a rollout's hosts say of its runner.
 *
 * @param holder the build or person
 * @param until when they lapse unless they are renewed
 */
public record RunnerLease(String holder, Instant until) {

    /** Those of all rollouts of a namespace, by the rollout's id: of several hosts, the one that lapses first. */
    public static Map<String, RunnerLease> list(Cluster cluster, String namespace) {
        Map<String, RunnerLease> leases = new HashMap<>();
        cluster.list(ResourceQuery.in(namespace, KubernetesTypes.LEASE)).stream()
                .filter(lease -> lease.annotations().containsKey(HostLease.HOST))
                .map(HostLease::read)
                .sorted(Comparator.comparing(RunnerLease::end).reversed())
                .forEach(lease ->
                        lease.rollout().ifPresent(id -> leases.put(id, new RunnerLease(lease.holder(), end(lease)))));
        return leases;
    }

    private static Instant end(HostLease lease) {
        return lease.renewed().plus(lease.duration());
    }

    /** Whether the runner renewed them in time. */
    public boolean isAlive(Instant now) {
        return !until.isBefore(now);
    }
}
