package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.RunningBody;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code retry}: runs its block again when it failed. A timeout inside the block is a failure; an interruption from outside
 * is none. With conditions only the loss of an agent or of Jenkins itself is tried again, which does not happen here.
 */
final class RetryStep implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("retry")
                .requiring("count")
                .taking("conditions")
                .withBody();
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        int count = arguments.number("count").orElseThrow().intValue();
        if (count < 1) {
            throw new StepFailure("retry: count has to be at least 1, not " + count);
        }
        boolean conditional = !arguments.texts("conditions").isEmpty();
        new Attempts(arguments, context, conditional).start(count);
    }

    private static final class Attempts {
        private final StepArguments arguments;
        private final StepContext context;
        private final boolean conditional;
        private Optional<PipelineInterruption> interruption = Optional.empty();

        Attempts(StepArguments arguments, StepContext context, boolean conditional) {
            this.arguments = arguments;
            this.context = context;
            this.conditional = conditional;
        }

        void start(int left) {
            RunningBody body = context.body(arguments.body()).start(new OutcomeCallback() {
                @Override
                public void succeeded(@Nullable Object value) {
                    context.succeed(value);
                }

                @Override
                public void failed(Throwable cause) {
                    if (left > 1 && mayRetry()) {
                        context.log("failed: " + cause.getMessage() + "; trying again");
                        start(left - 1);
                    } else {
                        context.fail(cause);
                    }
                }
            });
            context.onInterrupt(cause -> {
                interruption = Optional.of(cause);
                body.interrupt(cause);
            });
        }

        private boolean mayRetry() {
            return interruption.isEmpty() && !conditional;
        }
    }
}
