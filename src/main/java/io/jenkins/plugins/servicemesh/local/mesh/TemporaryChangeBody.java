package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.local.step.Cancellable;
import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepBody;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.TemporaryChange;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a block while a change holds: the change is taken back however the block ends, and at its limit if it still runs. */
final class TemporaryChangeBody {

    private final StepContext context;
    private final StepBody body;

    TemporaryChangeBody(StepContext context, StepBody body) {
        this.context = context;
        this.body = body;
    }

    void start(StepRunner runner, StepCall call) {
        context.inBackground(() -> MeshSteps.plainly(() -> runner.begin(call)), new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object begun) {
                TemporaryChange change = (TemporaryChange) Objects.requireNonNull(begun);
                if (change.holds()) {
                    run(change);
                } else {
                    context.succeed(change.begun());
                }
            }

            @Override
            public void failed(Throwable cause) {
                context.fail(cause);
            }
        });
    }

    private void run(TemporaryChange change) {
        Cancellable limit = context.after(change.atMost(), () -> expire(change));
        context.body(body).start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                end(change, limit, back -> context.succeed(back.isGood() ? change.begun() : back));
            }

            @Override
            public void failed(Throwable cause) {
                end(change, limit, back -> context.fail(cause));
            }
        });
    }

    /** What ran after the limit ran without what it was meant to run with: that is told. */
    private void expire(TemporaryChange change) {
        context.log("the time limit is over: taking it back while the block still runs");
        context.setResult(Result.UNSTABLE);
        context.inBackground(() -> MeshSteps.plainly(change::end), new Ending(back -> {}));
    }

    private void end(TemporaryChange change, Cancellable limit, Consumer<StepResult> then) {
        limit.cancel();
        context.inBackground(() -> MeshSteps.plainly(change::end), new Ending(then));
    }

    /** Goes on when all is back; what could not be taken back outweighs how the block ended. */
    private final class Ending implements OutcomeCallback {
        private final Consumer<StepResult> then;

        Ending(Consumer<StepResult> then) {
            this.then = then;
        }

        @Override
        public void succeeded(@Nullable Object back) {
            then.accept(MeshSteps.shown((StepResult) Objects.requireNonNull(back), context));
        }

        @Override
        public void failed(Throwable cause) {
            context.fail(cause);
        }
    }
}
