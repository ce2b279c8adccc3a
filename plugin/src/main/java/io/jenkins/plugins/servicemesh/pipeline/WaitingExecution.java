package io.jenkins.plugins.servicemesh.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * A step that takes long: it works in short pieces off the thread that runs the Pipeline, holds no thread in between, and goes on
 * after a restart. Its pieces never overlap, and it ends once. No method here waits for a piece.
 */
abstract class WaitingExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Future<?> timer;
    private transient @Nullable Queue<Piece> waiting;
    private transient boolean working;
    private transient boolean ended;

    WaitingExecution(StepContext context) {
        super(context);
    }

    /** A piece of work; what it throws ends the step. */
    @FunctionalInterface
    interface Piece {
        void run() throws Exception;
    }

    /** Does it as soon as a thread is free. */
    final void now(Piece piece) {
        MeshThreads.get().execute(() -> work(piece));
    }

    /** Does it then, in place of what was to be done later. */
    final synchronized void later(Instant time, Piece piece) {
        forgetLater();
        long wait = Math.max(0, Duration.between(Instant.now(), time).toMillis());
        timer = MeshThreads.get().schedule(() -> work(piece), wait, TimeUnit.MILLISECONDS);
    }

    private void forgetLater() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void work(Piece first) {
        for (Piece piece = begin(first); piece != null; piece = next()) {
            try {
                piece.run();
            } catch (Throwable e) {
                fail(e);
            }
        }
    }

    /** The piece, or nothing when it has to wait for another one, or is not needed any more. */
    private synchronized @Nullable Piece begin(Piece piece) {
        if (ended || Jenkins.get().isTerminating()) {
            return null;
        }
        if (working) {
            queue().add(piece);
            return null;
        }
        working = true;
        return piece;
    }

    private synchronized @Nullable Piece next() {
        Piece piece = ended ? null : queue().poll();
        working = piece != null;
        return piece;
    }

    private Queue<Piece> queue() {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        return waiting;
    }

    final void succeed(@Nullable Object result) {
        if (end()) {
            getContext().onSuccess(result);
        }
    }

    final void fail(Throwable cause) {
        if (end()) {
            getContext().onFailure(cause);
        }
    }

    private synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        forgetLater();
        if (first) {
            close();
        }
        return first;
    }

    /** Lets go of connections. */
    abstract void close();
}
