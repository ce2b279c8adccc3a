package io.jenkins.plugins.servicemesh.local;

import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens something slowly, runs its body, and closes it slowly however the body ended. */
final class GuardedStep implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("guarded").withBody();
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        context.inBackground(() -> slowly(context, "opened"), then(context, () -> run(arguments, context)));
    }

    private static void run(StepArguments arguments, StepContext context) {
        context.body(arguments.body()).start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                close(context, () -> context.succeed(value));
            }

            @Override
            public void failed(Throwable cause) {
                close(context, () -> context.fail(cause));
            }
        });
    }

    private static void close(StepContext context, Runnable end) {
        context.inBackground(() -> slowly(context, "closed"), then(context, end));
    }

    private static @Nullable Object slowly(StepContext context, String what) throws InterruptedException {
        context.sleep(Duration.ofSeconds(5));
        context.log(what);
        return null;
    }

    private static OutcomeCallback then(StepContext context, Runnable next) {
        return new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                next.run();
            }

            @Override
            public void failed(Throwable cause) {
                context.fail(cause);
            }
        };
    }
}
