package io.jenkins.plugins.servicemesh.durable.live;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.rollout.Pending;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A rollout that runs: advanced by one thread at a time when there is something to do, and by none while it waits. */
public final class LiveRollout {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final ScheduledExecutorService pool;
    private final Supplier<StepRollout> opening;
    private final boolean patient;
    private final RolloutWatcher watcher;
    private volatile @Nullable StepRollout rollout;
    private @Nullable Future<?> next;
    private @Nullable String abortedBy;
    private boolean working;
    private boolean again;
    private boolean over;

    /** @param patient whether a cluster that does not answer at first is asked again */
    LiveRollout(ScheduledExecutorService pool, Supplier<StepRollout> opening, boolean patient, RolloutWatcher watcher) {
        this.pool = pool;
        this.opening = opening;
        this.patient = patient;
        this.watcher = watcher;
    }

    /** Goes on now. */
    public synchronized void wake() {
        again = working;
        if (!working && !over) {
            in(Duration.ZERO);
        }
    }

    /** Ends it as it says for the case that it is stopped. Any thread may call it, at any time. */
    public synchronized void abort(String by) {
        if (abortedBy == null) {
            abortedBy = by;
            if (rollout != null) {
                rollout.say(Command.ABORT, by);
            }
        }
        wake();
    }

    /** Whoever was asked answered. */
    public synchronized void answer(boolean yes, String by) {
        if (rollout != null) {
            rollout.answer(yes, by);
        }
        wake();
    }

    synchronized boolean isOver() {
        return over;
    }

    private synchronized void in(Duration time) {
        if (next != null) {
            next.cancel(false);
        }
        try {
            next = pool.schedule(this::work, Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            over = true; // Jenkins ends; it is gone on with when Jenkins is there again
        }
    }

    private void work() {
        synchronized (this) {
            if (working || over) {
                return;
            }
            working = true;
            again = false;
        }
        Duration wait = BETWEEN_TRIES;
        try {
            wait = opened().advance().accept(new Told());
        } catch (RuntimeException e) {
            if (!isPassing(e)) {
                over();
                watcher.failed(e);
            }
        } catch (LinkageError e) {
            over();
            watcher.failed(new IllegalStateException(e));
        } finally {
            rest(wait);
        }
    }

    private boolean isPassing(RuntimeException failure) {
        return failure instanceof ClusterException e && e.isPassing() && (patient || rollout != null);
    }

    private StepRollout opened() {
        StepRollout there = rollout;
        if (there != null) {
            return there;
        }
        StepRollout fresh = opening.get();
        synchronized (this) {
            rollout = fresh;
            if (abortedBy != null) {
                fresh.say(Command.ABORT, abortedBy);
            }
        }
        watcher.opened(fresh);
        return fresh;
    }

    private synchronized void rest(Duration wait) {
        working = false;
        if (!over) {
            in(again ? Duration.ZERO : wait);
        }
    }

    private synchronized void over() {
        over = true;
    }

    /** Tells the watcher; how long it waits now. */
    private final class Told implements Pending.Visitor<Duration> {

        private final StepRollout running = Objects.requireNonNull(rollout);

        @Override
        public Duration sleeping(Pending.Sleeping pending) {
            watcher.waits(running);
            return until(pending.until());
        }

        @Override
        public Duration asking(Pending.Asking pending) {
            watcher.asks(running, pending.question());
            return until(pending.until());
        }

        @Override
        public Duration finished(Pending.Finished pending) {
            over();
            watcher.ended(running, pending.state());
            return Duration.ZERO;
        }

        private Duration until(Instant time) {
            return Duration.between(Instant.now(), time);
        }
    }
}
