package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.HostLeases;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.rollout.machine.Action;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.RollingBack;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.machine.Setting;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Runs one rollout: stores what it means to do, does it, and tells the state machine what was seen. It holds no thread while it
 * waits: {@link #advance} returns with what it waits for. One thread at a time may advance it.
 */
public final class RolloutDriver {

    private static final Duration BETWEEN_STORES = Duration.ofSeconds(2);

    private final RolloutSite site;
    private final RolloutStore store;
    private final Setting setting;
    private final RolloutActions actions;
    private final HostLeases leases;
    private final GatePolls gate;
    private final Consumer<Moment> told;
    private final Queue<Observation> heard = new ConcurrentLinkedQueue<>();
    private RolloutRecord record;
    private RolloutState stored;

    RolloutDriver(RolloutSite site, RolloutRecord record, HostLeases leases, Consumer<Moment> told) {
        this.site = site;
        this.store = site.store();
        this.setting = Setting.of(record.spec(), site.pace());
        this.leases = leases;
        this.actions = RolloutActions.of(site, record, leases);
        this.gate = new GatePolls(
                record.spec().ending().gate().map(site.gates()::get), record.id());
        this.told = told;
        this.record = record;
        this.stored = record.state();
    }

    /** The rollout as it is now. */
    public RolloutRecord record() {
        return record;
    }

    /** It is taken back from here, if it has not ended, or is held. */
    void takeBack() {
        if (!record.state().isEnded() || isHeld()) {
            record = record.with(record.state().in(RollingBack.byHand(site.by(), now())));
            isStored();
        }
    }

    /** Whoever was asked answered; heard when it is advanced next. Any thread may call it. */
    public void answer(boolean yes, String by) {
        heard.add(new Observation.Answered(yes, by));
    }

    /** A person says this; heard when it is advanced next. Any thread may call it. */
    public void say(Command command, String by) {
        heard.add(new Observation.Commanded(command, by));
    }

    /**
     * Does what there is to do.
     *
     * @return what it waits for
     * @throws io.jenkins.plugins.servicemesh.rollout.record.TakenOverException when another runner has it
     */
    public Pending advance() {
        listen();
        while (true) {
            Optional<Pending> pending = record.state().isEnded() ? finish() : turn();
            if (pending.isPresent()) {
                return pending.get();
            }
        }
    }

    private void listen() {
        site.inbox().hear(record.namespace(), record.id(), now()).ifPresent(said -> say(said.command(), said.by()));
    }

    /** One step; empty when another can follow at once. */
    private Optional<Pending> turn() {
        Observation said = heard.poll();
        if (said != null) {
            become(said);
            return Optional.empty();
        }
        Action action = record.state().next(setting, now());
        Optional<Pending> waiting = action.accept(new Waiting());
        if (waiting.isPresent()) {
            return waiting;
        }
        if (!isStored() && !(action instanceof Action.Divert)) {
            return Optional.of(new Pending.Sleeping(now().plus(BETWEEN_STORES)));
        }
        become(action.accept(actions));
        return Optional.empty();
    }

    private void become(Observation seen) {
        RolloutState before = record.state();
        RolloutState after = before.on(seen, setting, now());
        record = record.with(after);
        after.moments().stream()
                .filter(moment -> isNew(moment, before))
                .forEach(told);
        isStored();
    }

    /** What is waited for is told once, however long it takes. */
    private static boolean isNew(Moment moment, RolloutState before) {
        return before.moments().stream()
                .noneMatch(told -> told.equals(moment)
                        || moment.kind() == Moment.Kind.WAITING
                                && told.kind() == moment.kind()
                                && told.text().equals(moment.text())
                                && told.share().equals(moment.share()));
    }

    /** Whether the state is kept that the next write rests on. */
    private boolean isStored() {
        try {
            store();
            return true;
        } catch (ClusterException e) {
            return false;
        }
    }

    private void store() {
        RolloutState state = record.state();
        if (state.isWorthStoringAfter(stored)) {
            store.store(record);
            stored = state;
        }
    }

    /** The end is kept first, so that a restart does not go on; it counts as running until all is let go. */
    private Optional<Pending> finish() {
        try {
            store();
            if (!isHeld()) {
                actions.release();
            }
            leases.close();
            if (leases.isEmpty()) {
                store.end(record, keepsOldUntil());
                return Optional.of(new Pending.Finished(record.state()));
            }
        } catch (ClusterException e) {
            if (!e.isPassing()) {
                return Optional.of(new Pending.Finished(record.state()));
            }
        }
        return Optional.of(new Pending.Sleeping(now().plus(BETWEEN_STORES)));
    }

    /** What it made can still be taken back as a whole, so its entries stay its own. */
    private boolean isHeld() {
        return record.state().phase() instanceof Ended ended && ended.outcome() == Outcome.HELD;
    }

    /** Nobody waits for that time: whoever of the same owner comes after it takes the old versions away. */
    private Optional<Instant> keepsOldUntil() {
        boolean promoted = record.state().moments().stream().anyMatch(moment -> moment.kind() == Moment.Kind.PROMOTED);
        boolean succeeded = record.state().phase() instanceof Ended ended && ended.outcome() == Outcome.SUCCEEDED;
        return promoted && succeeded
                ? record.spec().ending().keepOld().filter(time -> !time.isZero()).map(now()::plus)
                : Optional.empty();
    }

    private Instant now() {
        return site.clock().now();
    }

    /** What an action waits for; empty when it is to be done. */
    private final class Waiting extends RolloutActions.Doing<Optional<Pending>> {

        Waiting() {
            super(Optional.empty());
        }

        @Override
        public Optional<Pending> sleep(Action.Sleep action) {
            keepHosts(HostLeases::holdAsUsual);
            return action.until().isAfter(now())
                    ? Optional.of(new Pending.Sleeping(listeningUntil(action.until())))
                    : Optional.empty();
        }

        @Override
        public Optional<Pending> ask(Action.Ask action) {
            Duration time = setting.spec().ending().gateWithin().plus(Duration.ofMinutes(1));
            keepHosts(held -> held.holdFor(time));
            Optional<Boolean> answer = gate.ask(action.question(), now());
            answer.ifPresent(
                    yes -> answer(yes, "gate " + setting.spec().ending().gate().orElse("")));
            return answer.isEmpty() && action.until().isAfter(now())
                    ? Optional.of(new Pending.Asking(
                            action.question(), gate.nextBefore(listeningUntil(action.until()))))
                    : Optional.empty();
        }
    }

    private void keepHosts(Consumer<HostLeases> how) {
        try {
            how.accept(leases);
            leases.renew();
        } catch (ClusterException e) {
            if (!e.isPassing()) {
                throw e; // someone else holds a host now
            }
        }
    }

    private Instant listeningUntil(Instant until) {
        Instant next = now().plus(site.inbox().every());
        return next.isBefore(until) ? next : until;
    }
}
