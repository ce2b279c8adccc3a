package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.EntryIds;
import io.jenkins.plugins.servicemesh.apply.HostLeases;
import io.jenkins.plugins.servicemesh.apply.Insistence;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Orphan;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.machine.Setting;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Begins rollouts, and goes on with those that others began. */
public final class Rollouts {

    private final RolloutSite site;
    private final RolloutStore store;
    private final Insistence insistence;

    public Rollouts(RolloutSite site) {
        this.site = site;
        this.store = site.store();
        this.insistence = new Insistence(site.clock());
    }

    /**
     * A new rollout, kept in the cluster and not advanced yet.
     *
     * @param told what happens in it, as it happens
     * @throws FindingsException when this mesh cannot do it, or the cluster's policy does not allow it
     * @throws ClusterException when the cluster cannot be read or written
     */
    public RolloutDriver begin(RolloutSpec wanted, Consumer<Moment> told) {
        FindingsException.throwIfErrors(
                site.policy().get().refusals(wanted, site.clock().now()));
        TrafficShift shift = shift(wanted);
        RolloutSpec spec = shift.resolved(wanted, site.loader().load(soFar -> shift.needs(wanted, soFar)));
        if (spec.ending().orphan() == Orphan.ADOPT) {
            adoptOrphans(spec, told);
        }
        Instant now = site.clock().now();
        RolloutState state = RolloutState.begin(EntryIds.next(now), Setting.of(spec, site.pace()), now);
        RolloutRecord record =
                new RolloutRecord(spec.namespace(), site.owner(), site.by(), EntryIds.next(now), now, spec, state);
        insistence.on(() -> store.create(record));
        return new RolloutDriver(site, record, leases(record), told);
    }

    private HostLeases leases(RolloutRecord record) {
        return HostLeases.ofRollout(site.cluster(), site.clock(), record.namespace(), site.by(), record.id());
    }

    private TrafficShift shift(RolloutSpec wanted) {
        boolean other = wanted.mesh() != MeshType.AUTO
                && wanted.mesh() != site.manager().type();
        if (other) {
            throw new FindingsException(Finding.error(
                            "rollout/mesh",
                            "this step is for " + wanted.mesh() + ", and the namespace is on "
                                    + site.manager().type())
                    .withSuggestion("use meshCanary"));
        }
        return site.manager()
                .trafficShift()
                .orElseThrow(() -> new FindingsException(Finding.error(
                        "rollout/mesh",
                        "there is no mesh that could move traffic: "
                                + site.manager().type())));
    }

    /**
     * Goes on with a rollout where it is, as its only runner.
     *
     * @throws FindingsException when its runner is alive, which then goes on undisturbed, or a host is another's now
     * @throws io.jenkins.plugins.servicemesh.rollout.record.TakenOverException when someone else was faster
     */
    public RolloutDriver resume(RolloutRecord record, Consumer<Moment> told) {
        return driver(record, record.state().isEnded(), told);
    }

    /**
     * Takes a rollout back, as its only runner. One that is promoted or has ended already is only finished, unless it is held.
     *
     * @throws FindingsException when its runner is alive
     */
    public RolloutDriver takeBack(RolloutRecord record, Consumer<Moment> told) {
        RolloutState back = record.state().takenBack(site.by(), site.clock().now());
        RolloutDriver driver = driver(record, back.isEnded(), told);
        driver.takeBack();
        return driver;
    }

    /** The record is taken over last, so that a living runner is not disturbed. */
    private RolloutDriver driver(RolloutRecord seen, boolean isOver, Consumer<Moment> told) {
        HostLeases leases = leases(seen);
        if (!isOver) {
            leases.acquire(Preparation.hosts(seen.spec()), Duration.ZERO);
        }
        String runner = EntryIds.next(site.clock().now());
        RolloutRecord taken = insistence.on(() -> store.takeOver(seen, site.by(), runner));
        return new RolloutDriver(site, taken, leases, told);
    }

    /** Those of the same hosts whose runner is gone are taken back first. */
    private void adoptOrphans(RolloutSpec spec, Consumer<Moment> told) {
        List<String> hosts = Preparation.hosts(spec);
        for (RolloutRecord other : store.listRunning(spec.namespace())) {
            if (!Collections.disjoint(hosts, Preparation.hosts(other.spec()))) {
                finish(takeBack(other, told));
            }
        }
    }

    /** Runs a rollout to its end, waiting here. */
    public RolloutState finish(RolloutDriver driver) {
        while (true) {
            Optional<RolloutState> end = driver.advance().accept(new WaitingHere());
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    private final class WaitingHere implements Pending.Visitor<Optional<RolloutState>> {
        @Override
        public Optional<RolloutState> sleeping(Pending.Sleeping pending) {
            return waited(pending.until());
        }

        @Override
        public Optional<RolloutState> asking(Pending.Asking pending) {
            return waited(pending.until());
        }

        @Override
        public Optional<RolloutState> finished(Pending.Finished pending) {
            return Optional.of(pending.state());
        }

        private Optional<RolloutState> waited(Instant until) {
            Duration time = Duration.between(site.clock().now(), until);
            site.clock().pause(time.isNegative() ? Duration.ZERO : time);
            return Optional.empty();
        }
    }
}
