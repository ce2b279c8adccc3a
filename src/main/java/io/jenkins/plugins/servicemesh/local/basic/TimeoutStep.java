package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.Cancellable;
import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.RunningBody;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code timeout}: interrupts its block when the time is over. */
final class TimeoutStep implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("timeout").requiring("time").taking("unit").withBody();
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        Duration time = arguments.time(TimeUnit.MINUTES);
        Cancellable[] timer = new Cancellable[1];
        RunningBody body = context.body(arguments.body()).start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                timer[0].cancel();
                context.succeed(value);
            }

            @Override
            public void failed(Throwable cause) {
                timer[0].cancel();
                context.fail(cause);
            }
        });
        timer[0] = context.after(time, () -> {
            String message = "timeout: " + readable(time) + " are over";
            context.log(message + ", ending the block");
            body.interrupt(new PipelineInterruption(Result.ABORTED, message));
        });
    }

    private static String readable(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT).replaceAll("([hm])(?=\\d)", "$1 ");
    }
}
