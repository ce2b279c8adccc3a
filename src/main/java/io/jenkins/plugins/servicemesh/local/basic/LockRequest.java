package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.BodyInvocation;
import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.RunningBody;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A block that wants a lock. */
final class LockRequest {
    private final StepContext context;
    private final BodyInvocation body;
    private final Runnable release;

    LockRequest(StepContext context, BodyInvocation body, Runnable release) {
        this.context = context;
        this.body = body;
        this.release = release;
    }

    void waitIn(Queue<LockRequest> queue) {
        queue.add(this);
        context.onInterrupt(cause -> {
            queue.remove(this);
            context.fail(cause);
        });
    }

    /** Runs the block, which has the lock until it ends. */
    void run() {
        RunningBody running = body.start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                release.run();
                context.succeed(value);
            }

            @Override
            public void failed(Throwable cause) {
                release.run();
                context.fail(cause);
            }
        });
        context.onInterrupt(running::interrupt);
    }
}
