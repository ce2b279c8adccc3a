package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.HostLeases;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.rollout.machine.Action;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.machine.Setting;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    private @Nullable Said listening;
    private boolean confirmed;
    private Optional<String> refusal = Optional.empty();

    RolloutDriver(RolloutSite site, RolloutRecord record, HostLeases leases, Consumer<Moment> told) {
        this.site = site;
        this.store = site.store();
        this.setting = Setting.of(record.spec(), site.pace());
        this.leases = leases;
        this.actions = RolloutActions.of(site, record, leases);
        this.gate = new GatePolls(record.spec().ending().gate().map(site.gates()::get), record.id());
        this.told = told;
        this.record = record;
        this.stored = record.state();
    }

    /** The rollout as it is now. */
    public RolloutRecord record() {
        return record;
    }

    /** It is taken back from here. */
    void takeBack() {
        record = record.with(record.state().takenBack(site.by(), now()));
        isStored();
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
        confirmed = false;
        listen();
        while (true) {
            Optional<Pending> pending = record.state().isEnded() ? finish() : turn();
            if (pending.isPresent()) {
                return pending.get();
            }
        }
    }

    private void listen() {
        takeAway();
        if (listening == null) {
            site.inbox().hear(record.namespace(), record.id(), now()).ifPresent(said -> {
                listening = said;
                say(said.command(), said.by());
            });
        }
    }

    /** What was said stays where the next runner would hear it until all that came of it is kept. */
    private void takeAway() {
        Said said = listening;
        if (said == null || !heard.isEmpty() || !isStored()) {
            return;
        }
        if (site.inbox().take(record.namespace(), record.id(), said)) {
            listening = null;
        }
    }

    /** One step; empty when another can follow at once. */
    private Optional<Pending> turn() {
        Observation said = heard.poll();
        if (said != null) {
            become(said);
            takeAway();
            return Optional.empty();
        }
        Action action = record.state().next(setting, now());
        Optional<Pending> waiting = action.accept(new Waiting());
        if (waiting.isPresent()) {
            return waiting;
        }
        if (action.accept(new Readiness())) {
            become(action.accept(actions));
            return Optional.empty();
        }
        return heldUp();
    }

    /** What may not be kept never can be: that is dealt with like any other refusal. */
    private Optional<Pending> heldUp() {
        Optional<String> why = refusal;
        refusal = Optional.empty();
        why.ifPresent(text -> become(new Observation.Refused("the rollout's record cannot be kept: " + text)));
        return why.isPresent() ? Optional.empty() : Optional.of(new Pending.Sleeping(now().plus(BETWEEN_STORES)));
    }

    private void become(Observation seen) {
        RolloutState before = record.state();
        RolloutState after = before.on(seen, setting, now());
        record = record.with(after);
        after.moments().stream().filter(moment -> isNew(moment, before)).forEach(told);
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
            keep();
            return true;
        } catch (ClusterException e) {
            return false;
        }
    }

    private void keep() {
        if (record.state().isWorthStoringAfter(stored)) {
            store();
        }
    }

    private void store() {
        store.store(record);
        stored = record.state();
        confirmed = true;
    }

    /** Whether the state is kept and this is its runner still: what was meant long ago may be another's to do by now. */
    private boolean isRunner() {
        try {
            keep();
            if (!confirmed) {
                store();
            }
            return true;
        } catch (ClusterException e) {
            refusal = Optional.of(String.valueOf(e.getMessage())).filter(text -> isForGood(e));
            return false;
        }
    }

    /** The end is kept first: whoever goes on after a crash only lets go then. */
    private Optional<Pending> finish() {
        boolean isOver = isDone(this::keep)
                && isDone(() -> actions.release(isHeld()))
                && isDone(() -> leases.release(Preparation.hosts(record.spec())))
                && isDone(() -> store.end(record, keepsOldUntil()));
        takeAway();
        return Optional.of(
                isOver ? new Pending.Finished(record.state()) : new Pending.Sleeping(now().plus(BETWEEN_STORES)));
    }

    /** Whether it is done, or never can be. */
    private static boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ClusterException e) {
            return isForGood(e);
        }
    }

    private static boolean isForGood(ClusterException refused) {
        return !refused.isPassing() && !refused.is(Reason.CONFLICT);
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
                ? record.spec()
                        .ending()
                        .keepOld()
                        .filter(time -> !time.isZero())
                        .map(now()::plus)
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
            keepHosts();
            return action.until().isAfter(now())
                    ? Optional.of(new Pending.Sleeping(listeningUntil(action.until())))
                    : Optional.empty();
        }

        @Override
        public Optional<Pending> ask(Action.Ask action) {
            isHeld(() -> leases.holdFor(setting.spec().ending().gateWithin().plus(Duration.ofMinutes(1))));
            Optional<Boolean> answer = gate.ask(action.question(), now());
            answer.ifPresent(
                    yes -> answer(yes, "gate " + setting.spec().ending().gate().orElse("")));
            return answer.isEmpty() && action.until().isAfter(now())
                    ? Optional.of(
                            new Pending.Asking(action.question(), gate.nextBefore(listeningUntil(action.until()))))
                    : Optional.empty();
        }
    }

    /** Whether an action may be done now: what it means is stored, and nobody else writes the routes. */
    private final class Readiness extends RolloutActions.Doing<Boolean> {

        Readiness() {
            super(true);
        }

        @Override
        public Boolean prepare(Action.Prepare action) {
            return mayWrite();
        }

        @Override
        public Boolean enter(Action.Enter action) {
            return mayWrite();
        }

        @Override
        public Boolean promote(Action.Promote action) {
            return mayWrite();
        }

        @Override
        public Boolean tidy(Action.Tidy action) {
            return mayWrite();
        }

        @Override
        public Boolean restore(Action.Restore action) {
            return mayWrite();
        }

        private boolean mayWrite() {
            return isRunner() && keepHosts();
        }
    }

    private boolean keepHosts() {
        return isHeld(() -> {
            leases.holdAsUsual();
            leases.renew();
        });
    }

    /** Whether no other writer got a host meanwhile. What cannot be asked now is asked next time: ours does not become free. */
    private static boolean isHeld(Runnable renewal) {
        try {
            renewal.run();
            return true;
        } catch (ClusterException e) {
            return !e.is(Reason.CONFLICT);
        }
    }

    private Instant listeningUntil(Instant until) {
        Instant next = now().plus(site.inbox().every());
        return next.isBefore(until) ? next : until;
    }
}
