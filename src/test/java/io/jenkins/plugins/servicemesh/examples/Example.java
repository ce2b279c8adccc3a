package io.jenkins.plugins.servicemesh.examples;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.library.SharedLibrary;
import io.jenkins.plugins.servicemesh.local.mesh.MeshPipeline;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.local.workspace.Workspace;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Jenkinsfile in {@code dsl-examples}.
 *
 * @param file of the folder
 */
public record Example(String folder, String file) {

    /** For whom the examples make objects. */
    public static final Owner OWNER = new Owner("examples");

    private static final Path ALL = Path.of("dsl-examples");

    /** All of them but the quickstart, whose test looks at more. */
    public static List<Example> all() {
        return List.of(
                new Example("traffic", "Jenkinsfile"),
                new Example("traffic", "sticky.Jenkinsfile"),
                new Example("ab-test", "Jenkinsfile"),
                new Example("fault-window", "Jenkinsfile"),
                new Example("mirror", "Jenkinsfile"),
                new Example("zero-trust", "Jenkinsfile"),
                new Example("telemetry", "Jenkinsfile"),
                new Example("approve-a-plan", "Jenkinsfile"),
                new Example("two-owners", "Jenkinsfile"),
                new Example("shared-library", "Jenkinsfile"));
    }

    /** What is in the cluster before, as YAML documents. */
    public List<String> objects() {
        return Stream.of(ALL.resolve("cluster.yaml"), ALL.resolve(folder).resolve("cluster.yaml"))
                .filter(Files::exists)
                .map(Example::read)
                .toList();
    }

    /** Runs it sandboxed; every question is answered with yes. */
    public BuildResult run(Cluster cluster, PipelineClock clock, Path runFolder, Consumer<String> console) {
        Path workspace = ALL.resolve(folder).toAbsolutePath();
        Path library = workspace.resolve("library");
        PipelineRunner runner = PipelineRunner.of(read(workspace.resolve(file)), file)
                .withDirectory(workspace)
                .withWorkspace(new Workspace(workspace, runFolder))
                .withLibraries(
                        Files.isDirectory(library)
                                ? List.of(new SharedLibrary("mesh-platform", library, false))
                                : List.of())
                .withAnswers(question -> Optional.of(Map.of()))
                .withClock(clock)
                .withConsole(console);
        return MeshPipeline.on(runner, name -> cluster, OWNER, "build of " + this)
                .run();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.equals("Jenkinsfile") ? folder : folder + "-" + file.substring(0, file.indexOf('.'));
    }
}
