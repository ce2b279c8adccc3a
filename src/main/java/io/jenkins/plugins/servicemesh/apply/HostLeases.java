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
import java.util.Set;
import java.util.function.Supplier;

/** The leases of the hosts that one apply or one rollout writes, held for its time and given back at its end. */
public final class HostLeases implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final PollClock clock;
    private final String namespace;
    private final String holder;
    private final Optional<String> rollout;
    private final Insistence insistence;
    private final List<Resource> held = new ArrayList<>();
    private Instant renewed = Instant.EPOCH;
    private Duration duration = HostLease.DURATION;

    HostLeases(Cluster cluster, PollClock clock, String namespace, String holder) {
        this(cluster, clock, namespace, holder, Optional.empty());
    }

    private HostLeases(Cluster cluster, PollClock clock, String namespace, String holder, Optional<String> rollout) {
        this.cluster = cluster;
        this.clock = clock;
        this.namespace = namespace;
        this.holder = holder;
        this.rollout = rollout;
        this.insistence = new Insistence(clock);
    }

    /**
     * Leases for a rollout: one that lapses stays its own until it ends, so that nobody writes a route that is half moved.
     *
     * @param holder the build or person
     * @param rollout its id
     */
    public static HostLeases ofRollout(
            Cluster cluster, PollClock clock, String namespace, String holder, String rollout) {
        return new HostLeases(cluster, clock, namespace, holder, Optional.of(rollout));
    }

    /**
     * Takes the lease of every host, in an order that is the same for all writers.
     *
     * @param atMost how long to wait for another writer
     * @throws FindingsException when another writer holds one still, or a rollout does
     */
    public void acquire(List<String> hosts, Duration atMost) {
        Instant deadline = clock.now().plus(atMost);
        try {
            for (String host : hosts.stream().distinct().sorted().toList()) {
                hold(acquire(host, deadline));
            }
        } catch (RuntimeException e) {
            if (rollout.isEmpty()) {
                close(); // what a rollout has it keeps: its routes may be half moved
            }
            throw e;
        }
        renewed = clock.now();
    }

    /** What a rollout of the same holder has is borrowed: it is not ours to give back. */
    private void hold(Resource lease) {
        if (HostLease.read(lease).rollout().equals(rollout)) {
            held.removeIf(earlier -> earlier.id().equals(lease.id()));
            held.add(lease);
        }
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

    /** Empty when another writer holds it, or was faster. */
    private Optional<Resource> tryAcquire(String host) {
        return insistence.on(() -> {
            Optional<Resource> there = cluster.read(HostLease.id(namespace, host));
            return there.isEmpty() ? create(host) : take(host, there.get());
        });
    }

    private Optional<Resource> create(String host) {
        ResourceId id = HostLease.id(namespace, host);
        Resource fresh = Resource.of(KubernetesTypes.LEASE, namespace, id.name());
        return unless(
                Set.of(Reason.ALREADY_EXISTS), () -> cluster.create(mine(host).write(fresh), WriteMode.STORE));
    }

    /** One that lapsed, or is held by us already. */
    private Optional<Resource> take(String host, Resource there) {
        HostLease lease = HostLease.read(there);
        if (lease.rollout().isPresent() && !lease.rollout().equals(rollout)) {
            return borrowed(lease, there);
        }
        if (!lease.holder().equals(holder) && !lease.isLapsed(clock.now())) {
            return Optional.empty();
        }
        return unless(
                Set.of(Reason.CONFLICT, Reason.NOT_FOUND),
                () -> cluster.replace(mine(host).write(there), WriteMode.STORE));
    }

    /** A step in a rollout's own block may write; for anybody else a rollout takes too long to wait for. */
    private Optional<Resource> borrowed(HostLease lease, Resource there) {
        if (rollout.isEmpty() && lease.holder().equals(holder)) {
            return Optional.of(there);
        }
        String id = lease.rollout().orElse("");
        boolean lapsed = lease.isLapsed(clock.now());
        String state = lapsed ? " moved its traffic and did not end; its runner is gone" : " is moving its traffic";
        throw new FindingsException(Finding.error(
                        lapsed ? "lease/orphan" : "lease/rollout",
                        "rollout " + id + ", run by " + lease.holder() + "," + state)
                .withValue(lease.host())
                .withSuggestion("'mesh rollout status -n " + namespace
                        + "' tells how far it is; 'mesh rollout abort -n " + namespace + " " + id + "' takes it back"));
    }

    private HostLease mine(String host) {
        return new HostLease(namespace, host, holder, clock.now(), duration, rollout);
    }

    private static Optional<Resource> unless(Set<Reason> lost, Supplier<Resource> write) {
        try {
            return Optional.of(write.get());
        } catch (ClusterException e) {
            if (lost.contains(e.reason())) {
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
    public void renew() {
        if (!clock.now().isBefore(renewed.plus(duration.dividedBy(3)))) {
            renewNow();
        }
    }

    /** Holds what is held for that long from now on, without renewals in between. */
    public void holdFor(Duration time) {
        Duration before = duration;
        if (time.equals(before)) {
            return;
        }
        duration = time;
        try {
            renewNow();
        } catch (RuntimeException e) {
            duration = before; // the lease still says so; the next call tries again
            throw e;
        }
    }

    /** Holds what is held from renewal to renewal again. */
    public void holdAsUsual() {
        holdFor(HostLease.DURATION);
    }

    private void renewNow() {
        Instant now = clock.now();
        held.replaceAll(lease -> renewed(HostLease.read(lease).host()));
        renewed = now;
    }

    /** Takes it again, whatever became of it meanwhile, unless another writer did. */
    private Resource renewed(String host) {
        return tryAcquire(host)
                .orElseThrow(() -> new ClusterException(
                        Reason.CONFLICT, "another writer took over the routes of " + host + " meanwhile"));
    }

    /**
     * Gives back what the rollout has of these hosts, whoever of its runners took it.
     *
     * @throws ClusterException when one stays: nobody else would ever get it
     */
    public void release(List<String> hosts) {
        for (String host : hosts.stream().distinct().sorted().toList()) {
            insistence
                    .on(() -> cluster.read(HostLease.id(namespace, host)))
                    .filter(lease -> HostLease.read(lease).rollout().equals(rollout))
                    .ifPresent(this::delete);
        }
        held.clear();
    }

    private void delete(Resource lease) {
        try {
            cluster.delete(lease.id(), Preconditions.exactly(lease), WriteMode.STORE);
        } catch (ClusterException e) {
            if (!e.is(Reason.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /**
     * Gives the leases back; one that another writer took meanwhile is left alone. What cannot be given back now is still held: it
     * lapses by itself.
     */
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
