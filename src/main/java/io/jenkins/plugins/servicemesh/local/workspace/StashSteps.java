package io.jenkins.plugins.servicemesh.local.workspace;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code stash} and {@code unstash}: files of one run, kept in memory. */
final class StashSteps {
    private final Map<String, Map<String, StashedFile>> stashes = new LinkedHashMap<>();

    private record StashedFile(byte[] content, boolean executable) {}

    List<PipelineStep> all() {
        return List.of(
                PipelineStep.of(
                        StepSignature.named("stash")
                                .requiring("name")
                                .taking("includes", "excludes", "allowEmpty", "useDefaultExcludes"),
                        this::stash),
                PipelineStep.of(StepSignature.named("unstash").requiring("name"), this::unstash));
    }

    private @Nullable Object stash(StepArguments arguments, StepContext context) throws IOException {
        String name = arguments.requiredText("name");
        FilePatterns patterns = FilePatterns.of(
                arguments.text("includes").orElse(""),
                arguments.text("excludes").orElse(""),
                arguments.flag("useDefaultExcludes", true));
        Map<String, StashedFile> files = new LinkedHashMap<>();
        for (String path : patterns.find(context.directory())) {
            Path file = context.directory().resolve(path);
            files.put(path, new StashedFile(Files.readAllBytes(file), Files.isExecutable(file)));
        }
        if (files.isEmpty() && !arguments.flag("allowEmpty", false)) {
            throw new StepFailure("stash '" + name + "': no file matches; allowEmpty: true lets that be");
        }
        stashes.put(name, files);
        context.log("stashed " + files.size() + " file(s)");
        return null;
    }

    private @Nullable Object unstash(StepArguments arguments, StepContext context) throws IOException {
        String name = arguments.requiredText("name");
        Map<String, StashedFile> files = stashes.get(name);
        if (files == null) {
            throw new FindingsException(Finding.notAllowed("pipeline/stash", "stash", name, stashes.keySet()));
        }
        for (Map.Entry<String, StashedFile> entry : files.entrySet()) {
            write(context.directory().resolve(entry.getKey()), entry.getValue());
        }
        return null;
    }

    private static void write(Path file, StashedFile stashed) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, stashed.content());
        file.toFile().setExecutable(stashed.executable());
    }
}
