package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The leases of the hosts that one apply writes, held for its time and given back at its end. */
final class HostLeases implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final PollClock clock;
    private final String namespace;
    private final String holder;
    private final List<Resource> held = new ArrayList<>();
    private Instant renewed = Instant.EPOCH;

    HostLeases(Cluster cluster, PollClock clock, String namespace, String holder) {
        this.cluster = cluster;
        this.clock = clock;
        this.namespace = namespace;
        this.holder = holder;
    }

    /**
     * Takes the lease of every host, in an order that is the same for all writers.
     *
     * @param atMost how long to wait for another writer
     * @throws FindingsException when another writer holds one still
     */
    void acquire(List<String> hosts, Duration atMost) {
        Instant deadline = clock.now().plus(atMost);
        try {
            for (String host : hosts.stream().distinct().sorted().toList()) {
                held.add(acquire(host, deadline));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        renewed = clock.now();
    }

    private Resource acquire(String host, Instant deadline) {
        while (true) {
            Optional<Resource> lease = tryAcquire(host);
            if (lease.isPresent()) {
                return lease.get();
            }
            if (!clock.now().isBefore(deadline)) {
                throw refused(host);
            }
            clock.pause(BETWEEN_TRIES);
        }
    }

    private Optional<Resource> tryAcquire(String host) {
        ResourceId id = HostLease.id(namespace, host);
        HostLease wanted = new HostLease(namespace, host, holder, clock.now(), HostLease.DURATION);
        try {
            Optional<Resource> there = cluster.read(id);
            if (there.isEmpty()) {
                Resource fresh = Resource.of(KubernetesTypes.LEASE, namespace, id.name());
                return Optional.of(cluster.create(wanted.write(fresh), WriteMode.STORE));
            }
            HostLease other = HostLease.read(there.get());
            boolean free = other.holder().equals(holder) || other.isLapsed(clock.now());
            return free ? Optional.of(cluster.replace(wanted.write(there.get()), WriteMode.STORE)) : Optional.empty();
        } catch (ClusterException e) {
            if (e.is(Reason.CONFLICT) || e.is(Reason.ALREADY_EXISTS)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private FindingsException refused(String host) {
        String other = cluster.read(HostLease.id(namespace, host))
                .map(HostLease::read)
                .map(HostLease::holder)
                .orElse("someone");
        return new FindingsException(Finding.error("lease/held", other + " is writing the routes of " + host)
                .withSuggestion("wait for it, or look at 'mesh status'"));
    }

    /** Renews what is held when a third of its time has gone; called between writes. */
    void renew() {
        Instant now = clock.now();
        if (now.isBefore(renewed.plus(HostLease.DURATION.dividedBy(3)))) {
            return;
        }
        held.replaceAll(lease -> {
            HostLease mine = HostLease.read(lease);
            HostLease longer = new HostLease(namespace, mine.host(), holder, now, HostLease.DURATION);
            return cluster.replace(longer.write(lease), WriteMode.STORE);
        });
        renewed = now;
    }

    /** Gives the leases back; one that another writer took meanwhile is left alone. */
    @Override
    public void close() {
        for (Resource lease : held) {
            try {
                cluster.delete(lease.id(), Preconditions.exactly(lease), WriteMode.STORE);
            } catch (ClusterException e) {
                // it lapses by itself; what was written is not undone for it
            }
        }
        held.clear();
    }
}
