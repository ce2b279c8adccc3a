package io.jenkins.plugins.servicemesh.local.time;

import io.jenkins.plugins.servicemesh.local.step.BackgroundWork;
import io.jenkins.plugins.servicemesh.local.step.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the Pipeline's thread does now, and what it does later. The thread that calls {@link #runUntil} is that thread. */
public final class EventLoop {
    private final PipelineClock clock;
    private final BlockingQueue<Runnable> ready = new LinkedBlockingQueue<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
    private int working;
    private long timersMade;

    /** @param clock decides how long to wait for what is planned */
    public EventLoop(PipelineClock clock) {
        this.clock = clock;
    }

    /** Has this done on the Pipeline's thread, after what was posted before. Any thread may call it. */
    public void post(Runnable action) {
        ready.add(action);
    }

    /** Has this done on the Pipeline's thread once the delay is over. */
    public Cancellable after(Duration delay, Runnable action) {
        Timer timer = new Timer(clock.instant().plus(delay), timersMade++, action);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /** Work for a thread of its own, not yet begun; value or exception go to the Pipeline's thread. */
    public BackgroundTask inBackground(
            String name, BackgroundWork work, BiConsumer<@Nullable Object, @Nullable Throwable> end) {
        return new BackgroundTask(this, name, work, end);
    }

    void workBegins() {
        working++;
    }

    void workEnds() {
        working--;
    }

    /** Runs until that is so. */
    public void runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            next().run();
        }
    }

    private Runnable next() {
        try {
            Runnable action = ready.poll();
            return action != null ? action : waitForNext();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the Pipeline's thread was interrupted", e);
        }
    }

    private Runnable waitForNext() throws InterruptedException {
        Timer timer = timers.peek();
        if (timer == null) {
            return ready.take();
        }
        Duration wait = clock.waitFor(timer.due(), working > 0);
        Runnable earlier = wait.isZero() ? null : ready.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (earlier != null) {
            return earlier;
        }
        timers.remove(timer);
        clock.reach(timer.due());
        return timer.action();
    }

    private record Timer(Instant due, long number, Runnable action) {}
}
