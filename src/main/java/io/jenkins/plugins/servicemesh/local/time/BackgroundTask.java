package io.jenkins.plugins.servicemesh.local.time;

import io.jenkins.plugins.servicemesh.local.step.BackgroundWork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Work on a thread of its own. While it runs virtual time passes like real time; while it sleeps it does not count. */
public final class BackgroundTask {
    private final EventLoop loop;
    private final Thread thread;
    private @Nullable CountDownLatch asleep; // touched by the Pipeline's thread alone

    BackgroundTask(
            EventLoop loop, String name, BackgroundWork work, BiConsumer<@Nullable Object, @Nullable Throwable> end) {
        this.loop = loop;
        this.thread = new Thread(() -> run(work, end), name);
        thread.setDaemon(true);
    }

    /** Begins; called on the Pipeline's thread. */
    public void start() {
        loop.workBegins();
        thread.start();
    }

    private void run(BackgroundWork work, BiConsumer<@Nullable Object, @Nullable Throwable> end) {
        Object value = null;
        Throwable failure = null;
        try {
            value = work.run();
        } catch (Throwable e) {
            failure = e;
        }
        Object result = value;
        Throwable cause = failure;
        loop.post(() -> {
            // only now: before, virtual time could jump ahead of what this work leads to
            loop.workEnds();
            end.accept(result, cause);
        });
    }

    /** Interrupts the thread, awake or asleep; called on the Pipeline's thread. */
    public void interrupt() {
        thread.interrupt();
        wake();
    }

    /** Holds the thread, which calls this, until so much of the run's time has passed. */
    public void sleep(Duration duration) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        loop.post(() -> {
            asleep = over;
            loop.workEnds();
            loop.after(duration, () -> {
                if (asleep == over) {
                    wake();
                }
            });
        });
        try {
            over.await();
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while asleep");
            }
        } catch (InterruptedException e) {
            loop.post(this::wake);
            throw e;
        }
    }

    private void wake() {
        CountDownLatch over = asleep;
        if (over != null) {
            asleep = null;
            loop.workBegins();
            over.countDown();
        }
    }
}
