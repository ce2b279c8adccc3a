package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import org.jspecify.annotations.Nullable;

/** {@code catchError} and {@code warnError}: note that the block failed and go on. */
record CatchErrorStep(StepSignature signature, Result usual) implements PipelineStep {

    static PipelineStep catchError() {
        StepSignature signature = StepSignature.named("catchError")
                .taking("message", "buildResult", "stageResult", "catchInterruptions")
                .withBody();
        return new CatchErrorStep(signature, Result.FAILURE);
    }

    static PipelineStep warnError() {
        StepSignature signature = StepSignature.named("warnError")
                .requiring("message")
                .taking("catchInterruptions")
                .withBody();
        return new CatchErrorStep(signature, Result.UNSTABLE);
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        Result build = arguments.word("buildResult", Result.class, usual);
        Result stage = arguments.word("stageResult", Result.class, usual);
        boolean catchInterruptions = arguments.flag("catchInterruptions", true);
        context.body(arguments.body()).start(new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                context.succeed(value);
            }

            @Override
            public void failed(Throwable cause) {
                if (!(cause instanceof PipelineInterruption interruption)) {
                    context.setResults(build, stage);
                } else if (catchInterruptions) {
                    context.setResult(interruption.result());
                } else {
                    context.fail(cause);
                    return;
                }
                arguments.text("message").ifPresent(context::log);
                context.log("ERROR: " + cause.getMessage());
                context.succeed(null);
            }
        });
    }
}
