package io.jenkins.plugins.servicemesh.local.workspace;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps for the files in the working directory. */
final class FileSteps {

    private FileSteps() {}

    static List<PipelineStep> all() {
        return List.of(
                PipelineStep.of(
                        StepSignature.named("readFile").requiring("file").taking("encoding"), FileSteps::read),
                PipelineStep.of(
                        StepSignature.named("writeFile")
                                .requiring("file", "text")
                                .taking("encoding")
                                .positional(""),
                        FileSteps::write),
                PipelineStep.of(
                        StepSignature.named("fileExists").requiring("file"),
                        (arguments, context) -> Files.exists(file(arguments, context))),
                PipelineStep.of(
                        StepSignature.named("pwd").taking("tmp"),
                        (arguments, context) -> context.directory() + (arguments.flag("tmp", false) ? "@tmp" : "")),
                PipelineStep.of(StepSignature.named("isUnix"), (arguments, context) -> File.separatorChar == '/'));
    }

    private static Object read(StepArguments arguments, StepContext context) throws IOException {
        Path file = file(arguments, context);
        try {
            return Files.readString(file, charset(arguments));
        } catch (NoSuchFileException e) {
            throw new StepFailure("readFile: there is no file " + file);
        }
    }

    private static @Nullable Object write(StepArguments arguments, StepContext context) throws IOException {
        Path file = file(arguments, context);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, arguments.requiredText("text"), charset(arguments));
        return null;
    }

    private static Path file(StepArguments arguments, StepContext context) {
        return context.directory().resolve(arguments.requiredText("file"));
    }

    private static Charset charset(StepArguments arguments) {
        String name = arguments.text("encoding").orElse("UTF-8");
        if (!Charset.isSupported(name)) {
            throw new StepFailure("there is no encoding '" + name + "'");
        }
        return Charset.forName(name);
    }
}
