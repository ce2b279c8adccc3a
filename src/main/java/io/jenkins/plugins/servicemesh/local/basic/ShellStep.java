package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code sh}: runs a script on this machine with {@code sh -xe}. */
final class ShellStep implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("sh")
                .requiring("script")
                .taking("returnStdout", "returnStatus", "label", "encoding");
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        String script = arguments.requiredText("script");
        boolean returnStdout = arguments.flag("returnStdout", false);
        boolean returnStatus = arguments.flag("returnStatus", false);
        if (returnStdout && returnStatus) {
            throw new StepFailure("sh: returnStdout and returnStatus cannot both be true");
        }
        Map<String, String> environment = context.environment();
        context.inBackground(() -> {
            ShellCommand command = new ShellCommand(script, environment, context.directory());
            ShellCommand.Output output = command.run(context::log, returnStdout);
            return value(output, returnStdout, returnStatus);
        });
    }

    private static @Nullable Object value(ShellCommand.Output output, boolean returnStdout, boolean returnStatus)
            throws IOException {
        if (returnStatus) {
            return output.status();
        }
        if (output.status() != 0) {
            throw new StepFailure("sh ended with exit code " + output.status());
        }
        return returnStdout ? output.text() : null;
    }
}
