package io.jenkins.plugins.servicemesh.local.workspace;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** {@code archiveArtifacts}: copies files into the run's folder of artifacts. */
record ArchiveStep(Workspace workspace) implements PipelineStep {

    @Override
    public StepSignature signature() {
        return StepSignature.named("archiveArtifacts")
                .requiring("artifacts")
                .taking("allowEmptyArchive", "caseSensitive", "defaultExcludes", "excludes", "fingerprint")
                .taking("followSymlinks", "onlyIfSuccessful");
    }

    @Override
    public void start(StepArguments arguments, StepContext context) throws IOException {
        String artifacts = arguments.requiredText("artifacts");
        FilePatterns patterns = FilePatterns.of(
                artifacts, arguments.text("excludes").orElse(""), arguments.flag("defaultExcludes", true));
        List<String> paths = patterns.find(context.directory());
        if (paths.isEmpty() && !arguments.flag("allowEmptyArchive", false)) {
            throw new StepFailure("archiveArtifacts: no file matches '" + artifacts + "'");
        }
        for (String path : paths) {
            copy(context.directory().resolve(path), workspace.artifacts().resolve(path));
        }
        context.log("archived " + paths.size() + " file(s) in " + workspace.artifacts());
        context.succeed(null);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
