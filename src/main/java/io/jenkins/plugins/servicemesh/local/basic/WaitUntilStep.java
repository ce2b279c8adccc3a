package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code waitUntil}: runs its block until it returns true, with growing pauses between. */
final class WaitUntilStep implements PipelineStep {
    private static final BigDecimal FIRST_PAUSE = BigDecimal.valueOf(250); // ms
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    @Override
    public StepSignature signature() {
        return StepSignature.named("waitUntil")
                .taking("initialRecurrencePeriod", "quiet")
                .withBody();
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        long first =
                arguments.number("initialRecurrencePeriod").orElse(FIRST_PAUSE).longValue();
        ask(arguments, context, shortened(Duration.ofMillis(Math.max(first, 1))));
    }

    private static void ask(StepArguments arguments, StepContext context, Duration pause) {
        context.body(arguments.body()).start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                if (!(value instanceof Boolean done)) {
                    throw new StepFailure("waitUntil: the block has to return true or false, not " + value);
                }
                if (done) {
                    context.succeed(null);
                } else {
                    sayPause(arguments, context, pause);
                    context.after(
                            pause,
                            () -> ask(
                                    arguments,
                                    context,
                                    shortened(pause.multipliedBy(6).dividedBy(5))));
                }
            }

            @Override
            public void failed(Throwable cause) {
                context.fail(cause);
            }
        });
    }

    private static void sayPause(StepArguments arguments, StepContext context, Duration pause) {
        if (!arguments.flag("quiet", false)) {
            context.log("not yet; asking again in " + pause.toMillis() + " ms");
        }
    }

    private static Duration shortened(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
