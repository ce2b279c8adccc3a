package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import org.jspecify.annotations.Nullable;

/** {@code retry}: runs its block again when it failed; an interruption is no failure. */
final class RetryStep implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("retry").requiring("count").withBody();
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        int count = arguments.number("count").orElseThrow().intValue();
        if (count < 1) {
            throw new StepFailure("retry: count has to be at least 1, not " + count);
        }
        attempt(arguments, context, count);
    }

    private static void attempt(StepArguments arguments, StepContext context, int left) {
        context.body(arguments.body()).start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                context.succeed(value);
            }

            @Override
            public void failed(Throwable cause) {
                if (left > 1 && !(cause instanceof PipelineInterruption)) {
                    context.log("failed: " + cause.getMessage() + "; trying again");
                    attempt(arguments, context, left - 1);
                } else {
                    context.fail(cause);
                }
            }
        });
    }
}
