package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.Activity;
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

/** {@code timeout}: interrupts its block when the time is over, or with {@code activity} when it is silent for so long. */
final class TimeoutStep implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("timeout")
                .requiring("time")
                .taking("unit", "activity")
                .withBody();
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        Activity activity =
                new Activity(context.get(Activity.KEY), context.clock().instant());
        Deadline deadline =
                new Deadline(context, arguments.time(TimeUnit.MINUTES), activity, arguments.flag("activity", false));
        deadline.watch(
                context.body(arguments.body()).with(Activity.KEY, activity).start(deadline.cancelledByTheEnd()));
    }

    private static final class Deadline {
        private final StepContext context;
        private final Duration time;
        private final Activity activity;
        private final boolean onlySilence;
        private Cancellable timer = () -> {};

        Deadline(StepContext context, Duration time, Activity activity, boolean onlySilence) {
            this.context = context;
            this.time = time;
            this.activity = activity;
            this.onlySilence = onlySilence;
        }

        void watch(RunningBody body) {
            timer = context.after(time, () -> over(body));
        }

        private void over(RunningBody body) {
            Duration left =
                    time.minus(Duration.between(activity.last(), context.clock().instant()));
            if (onlySilence && left.compareTo(Duration.ZERO) > 0) {
                timer = context.after(left, () -> over(body));
                return;
            }
            String message = "timeout: " + readable(time) + (onlySilence ? " of silence" : "") + " are over";
            context.log(message + ", ending the block");
            body.interrupt(new PipelineInterruption(Result.ABORTED, message));
        }

        OutcomeCallback cancelledByTheEnd() {
            return new OutcomeCallback() {
                @Override
                public void succeeded(@Nullable Object value) {
                    timer.cancel();
                    context.succeed(value);
                }

                @Override
                public void failed(Throwable cause) {
                    timer.cancel();
                    context.fail(cause);
                }
            };
        }
    }

    private static String readable(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT).replaceAll("([hm])(?=\\d)", "$1 ");
    }
}
