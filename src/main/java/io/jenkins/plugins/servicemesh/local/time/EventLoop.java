package io.jenkins.plugins.servicemesh.local.time;

import io.jenkins.plugins.servicemesh.local.step.BackgroundWork;
import io.jenkins.plugins.servicemesh.local.step.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the Pipeline's thread does now, and what it does later. The thread that calls {@link #runUntil} is that thread. */
public final class EventLoop {
    private final PipelineClock clock;
    private final BlockingQueue<Runnable> ready = new LinkedBlockingQueue<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
    private final AtomicInteger working = new AtomicInteger();
    private long timersMade;

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

    /** Does the work on a thread of its own and hands value or exception to the Pipeline's thread. */
    public Thread inBackground(
            String name, BackgroundWork work, BiConsumer<@Nullable Object, @Nullable Throwable> end) {
        working.incrementAndGet();
        Thread thread = new Thread(() -> runInBackground(work, end), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void runInBackground(BackgroundWork work, BiConsumer<@Nullable Object, @Nullable Throwable> end) {
        Object value = null;
        Throwable failure = null;
        try {
            value = work.run();
        } catch (Throwable e) {
            failure = e;
        }
        Object result = value;
        Throwable cause = failure;
        post(() -> {
            // only now: before, virtual time could jump ahead of what this work leads to
            working.decrementAndGet();
            end.accept(result, cause);
        });
    }

    /** Holds a background thread for this much of the run's time; it does not count as work meanwhile. */
    public void sleep(Duration duration) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        AtomicBoolean asleep = new AtomicBoolean(true);
        Runnable wake = () -> {
            if (asleep.getAndSet(false)) {
                working.incrementAndGet();
                over.countDown();
            }
        };
        post(() -> {
            working.decrementAndGet();
            after(duration, wake);
        });
        try {
            over.await();
        } catch (InterruptedException e) {
            post(wake);
            throw e;
        }
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
        Duration wait = clock.waitFor(timer.due(), working.get() > 0);
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
