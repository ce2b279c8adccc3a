package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Steps that say something, and {@code sleep}. */
final class MessageSteps {

    private MessageSteps() {}

    static List<PipelineStep> all() {
        return List.of(echo(), error(), unstable(), sleep());
    }

    private static PipelineStep echo() {
        StepSignature signature = StepSignature.named("echo").requiring("message");
        return PipelineStep.of(signature, (arguments, context) -> {
            context.log(String.valueOf(arguments.all().get("message")));
            return null;
        });
    }

    private static PipelineStep error() {
        StepSignature signature = StepSignature.named("error").taking("message").positional("message");
        return PipelineStep.of(signature, (arguments, context) -> {
            throw new StepFailure(arguments.text("message").orElse("error"));
        });
    }

    private static PipelineStep unstable() {
        StepSignature signature = StepSignature.named("unstable").requiring("message");
        return PipelineStep.of(signature, (arguments, context) -> {
            context.log("WARNING: " + arguments.requiredText("message"));
            context.setResult(Result.UNSTABLE);
            return null;
        });
    }

    private static PipelineStep sleep() {
        StepSignature signature = StepSignature.named("sleep").requiring("time").taking("unit");
        return PipelineStep.starting(
                signature,
                (arguments, context) -> context.after(arguments.time(TimeUnit.SECONDS), () -> context.succeed(null)));
    }
}
