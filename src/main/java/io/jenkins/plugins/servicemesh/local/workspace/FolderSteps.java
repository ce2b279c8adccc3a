package io.jenkins.plugins.servicemesh.local.workspace;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code dir}, {@code ws} and {@code deleteDir}. */
record FolderSteps(Workspace workspace) {

    List<PipelineStep> all() {
        return List.of(
                PipelineStep.starting(
                        StepSignature.named("dir").requiring("path").withBody(), FolderSteps::dir),
                PipelineStep.starting(StepSignature.named("ws").requiring("dir").withBody(), this::ws),
                PipelineStep.of(StepSignature.named("deleteDir"), this::deleteDir));
    }

    private static void dir(StepArguments arguments, StepContext context) {
        Path directory = context.directory().resolve(arguments.requiredText("path"));
        context.body(arguments.body()).withDirectory(directory.normalize()).startAsTail();
    }

    private void ws(StepArguments arguments, StepContext context) throws IOException {
        Path directory = workspace.further(arguments.requiredText("dir"));
        Files.createDirectories(directory);
        context.body(arguments.body()).withDirectory(directory).startAsTail();
    }

    /** The folder of the Jenkinsfile is the user's own and no workspace that Jenkins could fetch again. */
    private @Nullable Object deleteDir(StepArguments arguments, StepContext context) throws IOException {
        Path folder = context.directory();
        if (!workspace.mayDelete(folder)) {
            context.log("deleteDir leaves " + folder + " alone: it deletes only folders below " + workspace.root());
        } else if (Files.isDirectory(folder)) {
            delete(folder);
        }
        return null;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
