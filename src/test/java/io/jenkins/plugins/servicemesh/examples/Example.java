package io.jenkins.plugins.servicemesh.examples;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.library.SharedLibrary;
import io.jenkins.plugins.servicemesh.local.mesh.ClusterDirectory;
import io.jenkins.plugins.servicemesh.local.mesh.MeshPipeline;
import io.jenkins.plugins.servicemesh.local.step.Result;
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
 * @param figures a file of the folder from which figures come: a scenario or a recording; empty where nothing is measured
 * @param ends how it ends
 */
public record Example(String folder, String file, String figures, Result ends) {

    /** For whom the examples make objects. */
    public static final Owner OWNER = new Owner("examples");

    private static final Path ALL = Path.of("dsl-examples");
    private static final String SCENARIO = "scenario.yaml";

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

    /** Those that move traffic, each with figures that a real cluster would not have. */
    public static List<Example> rollouts() {
        return List.of(
                new Example("canary", "Jenkinsfile", SCENARIO, Result.SUCCESS),
                new Example("canary", "Jenkinsfile", "bad.yaml", Result.FAILURE),
                new Example("canary-with-testers", "Jenkinsfile", SCENARIO, Result.SUCCESS),
                new Example("blue-green", "Jenkinsfile", SCENARIO, Result.SUCCESS),
                new Example("together", "Jenkinsfile", SCENARIO, Result.SUCCESS),
                new Example("together", "Jenkinsfile", "one-bad.yaml", Result.FAILURE),
                new Example("three-releases", "Jenkinsfile", SCENARIO, Result.SUCCESS),
                new Example("rehearsal", "Jenkinsfile", "incident.json", Result.FAILURE));
    }

    private Example(String folder, String file) {
        this(folder, file, "", Result.SUCCESS);
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
        return run(name -> cluster, clock, runFolder, console);
    }

    /** The same with figures, too. */
    BuildResult run(ClusterDirectory clusters, PipelineClock clock, Path runFolder, Consumer<String> console) {
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
        return MeshPipeline.on(runner, clusters, OWNER, "build of " + this).run();
    }

    /** The text of the file from which figures come. */
    String figuresText() {
        return read(ALL.resolve(folder).resolve(figures));
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
        String what = figures.isEmpty() || figures.equals(SCENARIO) || figures.endsWith(".json") ? file : figures;
        return what.equals("Jenkinsfile") ? folder : folder + "-" + what.substring(0, what.indexOf('.'));
    }
}
