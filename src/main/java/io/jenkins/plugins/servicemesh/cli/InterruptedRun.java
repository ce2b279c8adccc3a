package io.jenkins.plugins.servicemesh.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What is done when the process is told to end (Ctrl-C) while something runs: it is told, and gets some time to end well. */
final class InterruptedRun implements AutoCloseable {

    private static final long SECONDS = 90;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    /** @param tell told once, on a thread of its own */
    InterruptedRun(Runnable tell) {
        this.hook = new Thread(() -> await(tell), "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await(Runnable tell) {
        tell.run();
        try {
            if (!over.await(SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.ABORTED.number());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It ended. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already
        }
    }
}
