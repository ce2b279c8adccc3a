package io.jenkins.plugins.servicemesh.durable.live;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The rollouts that this Jenkins runs, and the threads that all of them share. */
@Extension
public final class LiveRollouts {

    /** How many rollouts may talk to a cluster at once; all others wait without a thread. */
    public static final int THREADS = 8;

    /** What is being written when Jenkins ends is written to its end. */
    private static final long SECONDS_TO_END = 10;

    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(
            THREADS, new NamingThreadFactory(new DaemonThreadFactory(), "Service mesh rollouts"));
    private final Map<String, LiveRollout> byKey = new ConcurrentHashMap<>();

    /** The threads. */
    public LiveRollouts() {
        pool.setRemoveOnCancelPolicy(true);
        pool.setKeepAliveTime(1, TimeUnit.MINUTES);
        pool.allowCoreThreadTimeOut(true);
    }

    public static LiveRollouts get() {
        return ExtensionList.lookupSingleton(LiveRollouts.class);
    }

    /**
     * A rollout that is yet to begin; {@link LiveRollout#wake} begins it.
     *
     * @param key by which it is found
     */
    public LiveRollout begin(String key, Supplier<StepRollout> opening, RolloutWatcher watcher) {
        return add(key, new LiveRollout(pool, opening, false, watcher));
    }

    /** A rollout that was begun before; {@link LiveRollout#wake} goes on with it, as soon as its cluster answers. */
    public LiveRollout resume(String key, Supplier<StepRollout> opening, RolloutWatcher watcher) {
        return add(key, new LiveRollout(pool, opening, true, watcher));
    }

    private LiveRollout add(String key, LiveRollout rollout) {
        byKey.values().removeIf(LiveRollout::isOver);
        byKey.put(key, rollout);
        return rollout;
    }

    /** The one of that key that runs. */
    public Optional<LiveRollout> find(String key) {
        return Optional.ofNullable(byKey.get(key)).filter(rollout -> !rollout.isOver());
    }

    /** Does something once, on one of the threads. */
    public void run(Runnable work) {
        pool.execute(work);
    }

    /** Does something later, on one of the threads. */
    public ScheduledFuture<?> after(long millis, Runnable work) {
        return pool.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    /** Jenkins ends: rollouts stay as they are until it is there again. */
    @Terminator
    public static void stop() throws InterruptedException {
        for (LiveRollouts all : ExtensionList.lookup(LiveRollouts.class)) {
            all.pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            all.pool.shutdown();
            all.pool.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        }
    }
}
