package io.jenkins.plugins.servicemesh.local.library;

import io.jenkins.plugins.servicemesh.local.engine.ScriptBody;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptLoader;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code load}: runs the script in a file of the workspace; its value is the script's, most often the script itself. */
public final class LoadStep implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("load").requiring("path");
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        String path = arguments.requiredText("path");
        Path file = context.directory().resolve(path).normalize();
        if (!Files.isRegularFile(file)) {
            throw new StepFailure("load: there is no file " + file);
        }
        ScriptLoader loader = context.get(ScriptLoader.KEY).orElseThrow();
        context.body(new ScriptBody(loader.script(file, path))).startAsTail();
    }
}
