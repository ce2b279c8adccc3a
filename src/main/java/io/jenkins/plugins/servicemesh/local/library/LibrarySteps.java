package io.jenkins.plugins.servicemesh.local.library;

import io.jenkins.plugins.servicemesh.local.groovy.ScriptLoader;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The steps {@code library} and {@code libraryResource}. */
public final class LibrarySteps {

    private LibrarySteps() {}

    /** Both, for these libraries. */
    public static List<PipelineStep> all(Libraries libraries) {
        return List.of(
                PipelineStep.of(
                        StepSignature.named("library").requiring("identifier").taking("changelog", "retriever"),
                        (arguments, context) -> load(libraries, arguments, context)),
                PipelineStep.of(
                        StepSignature.named("libraryResource")
                                .requiring("resource")
                                .taking("encoding"),
                        (arguments, context) -> resource(libraries, arguments)));
    }

    private static Object load(Libraries libraries, StepArguments arguments, StepContext context) {
        libraries.load(arguments.requiredText("identifier"));
        ScriptLoader loader = context.get(ScriptLoader.KEY).orElseThrow();
        return new LibraryClasses(libraries, loader, "");
    }

    private static Object resource(Libraries libraries, StepArguments arguments) throws IOException {
        String name = arguments.requiredText("resource");
        Path file = libraries
                .resource(name)
                .orElseThrow(() ->
                        new StepFailure("libraryResource: no library that is loaded has a file resources/" + name))
                .path();
        return arguments.text("encoding").filter("Base64"::equals).isPresent()
                ? Base64.getEncoder().encodeToString(Files.readAllBytes(file))
                : Files.readString(file);
    }
}
