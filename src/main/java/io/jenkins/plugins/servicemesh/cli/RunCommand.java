package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.library.SharedLibrary;
import io.jenkins.plugins.servicemesh.local.mesh.MeshPipeline;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.local.workspace.Workspace;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a Jenkinsfile on this machine, on the CPS engine and in a sandbox.",
            "Without --cluster it rehearses: on an embedded API server that begins with the objects of cluster.yaml"
                    + " in the folder above the file's and beside the file, in virtual time, with the traffic of a scenario."
        },
        footer = {
            "",
            "What this is not: a Jenkins. It has no plugins but this one, no agents and no script approval,",
            "and does not survive a restart. What it does not know is an error that says so.",
            "Passing here is needed to pass in Jenkins, and is not enough."
        })
final class RunCommand implements Callable<Integer> {

    private static final String EMBEDDED = "embedded";

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The Jenkinsfile.")
    private Path file = Path.of("Jenkinsfile");

    @Option(
            names = "--cluster",
            paramLabel = "[NAME=]CONTEXT",
            description = "Kubeconfig context that stands for every cluster name in the file, or for one of them;"
                    + " 'embedded' is the embedded server. May be repeated.")
    private List<String> clusters = List.of();

    @Option(names = "--param", paramLabel = "K=V", description = "A build parameter; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--library",
            paramLabel = "[NAME=]FOLDER",
            description = "A shared library: with a name for @Library('NAME'), without one for every script;"
                    + " may be repeated.")
    private List<String> libraries = List.of();

    @Option(
            names = "--input",
            paramLabel = "[ID=]ok|abort",
            description = "The answer to every input, or to one of them: by its id, else its stage, else its message."
                    + " May be repeated.")
    private List<String> inputs = List.of();

    @Option(
            names = "--input-param",
            paramLabel = "K=V",
            description = "A value that an input asks for; may be repeated.")
    private Map<String, String> inputValues = new LinkedHashMap<>();

    @Option(
            names = "--credential",
            paramLabel = "ID=VARIABLE",
            description =
                    "Credentials for credentials('ID'): the environment variable that holds the text or user:password;"
                            + " may be repeated.")
    private Map<String, String> credentials = new LinkedHashMap<>();

    @Option(
            names = "--previous",
            paramLabel = "RESULT",
            description = "How the build before ended, for changed, fixed and regression: ${COMPLETION-CANDIDATES}.")
    private Optional<Result> previous = Optional.empty();

    @Option(
            names = "--run-folder",
            paramLabel = "FOLDER",
            description = "Where artifacts and further workspaces go (default: mesh-run beside the file).")
    private Optional<Path> runFolder = Optional.empty();

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "For whom objects are made; stable over runs (default: the file's folder).")
    private Optional<String> owner = Optional.empty();

    @Option(names = "--verbose", description = "Announce every step.")
    private boolean verbose;

    @Mixin
    private FiguresChoice figures = new FiguresChoice();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("no such file: " + file);
        }
        boolean rehearsal = clusters.isEmpty();
        figures.check(rehearsal || clusters.stream().anyMatch(RunCommand::isEmbedded), rehearsal);
        Optional<Path> scenario = figures.scenario(folder());
        if (rehearsal) {
            terminal.say("Rehearsal: embedded API server, virtual time. --cluster CONTEXT runs it on a real cluster.");
            scenario.ifPresent(played -> terminal.say("Scenario: " + shown(played)));
        }
        return run(rehearsal ? PipelineClock.virtual(Instant.now()) : PipelineClock.real(), scenario, rehearsal)
                .number();
    }

    private ExitCode run(PipelineClock clock, Optional<Path> scenario, boolean rehearsal) throws IOException {
        Instant start = clock.instant();
        try (Rehearsal embedded = new Rehearsal(objects(), scenario.map(FiguresChoice::read), clock);
                RunClusters directory =
                        directory(embedded, queries -> figures.named(terminal, queries, start, rehearsal)
                                .or(embedded::figures))) {
            BuildResult result = MeshPipeline.on(
                            runner(clock), directory, new Owner(ownerName()), Caller.name(terminal))
                    .run();
            return code(result.result());
        }
    }

    private static boolean isEmbedded(String choice) {
        return choice.substring(choice.indexOf('=') + 1).equals(EMBEDDED);
    }

    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.isAbsolute() && file.startsWith(here) ? here.relativize(file) : file;
    }

    private PipelineRunner runner(PipelineClock clock) throws IOException {
        PipelineRunner runner = PipelineRunner.of(Files.readString(file), file.toString())
                .withParameters(parameters)
                .withLibraries(libraries.stream().map(RunCommand::library).toList())
                .withDirectory(folder())
                .withAnswers(RunInputs.of(inputs, inputValues, terminal))
                .withCredentials(secrets())
                .withClock(clock)
                .withConsole(terminal::answer);
        previous.ifPresent(runner::withPreviousResult);
        runFolder.ifPresent(own -> runner.withWorkspace(new Workspace(folder(), own.toAbsolutePath())));
        return verbose ? runner.verbose() : runner;
    }

    private Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        credentials.forEach((id, variable) -> secrets.put(id, secret(id, variable)));
        return secrets;
    }

    private String secret(String id, String variable) {
        return Optional.ofNullable(terminal.environment().get(variable))
                .orElseThrow(() -> new UsageException(
                        "--credential " + id + "=" + variable + ": there is no environment variable " + variable));
    }

    private static SharedLibrary library(String choice) {
        int equals = choice.indexOf('=');
        Path folder = Path.of(choice.substring(equals + 1)).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--library " + choice + ": no such folder: " + folder);
        }
        return equals < 0
                ? new SharedLibrary(String.valueOf(folder.getFileName()), folder, true)
                : new SharedLibrary(choice.substring(0, equals), folder, false);
    }

    private RunClusters directory(Rehearsal embedded, Function<MetricQueries, Optional<MetricSource>> metrics) {
        Map<String, String> targets = new LinkedHashMap<>();
        Optional<String> forAll = clusters.isEmpty() ? Optional.of(EMBEDDED) : Optional.empty();
        for (String choice : clusters) {
            int equals = choice.indexOf('=');
            if (equals < 0) {
                forAll = Optional.of(choice);
            } else {
                targets.put(choice.substring(0, equals), choice.substring(equals + 1));
            }
        }
        return new RunClusters(targets, forAll, target -> open(target, embedded), metrics);
    }

    private Cluster open(String target, Rehearsal embedded) {
        return target.equals(EMBEDDED) ? embedded.cluster() : ClusterChoice.open(terminal, Optional.of(target));
    }

    private String ownerName() {
        return owner.orElseGet(() ->
                Optional.ofNullable(folder().getFileName()).map(Path::toString).orElse("local"));
    }

    private List<Path> objects() {
        return List.of(folder().resolveSibling("cluster.yaml"), folder().resolve("cluster.yaml"));
    }

    private Path folder() {
        return file.toAbsolutePath().normalize().resolveSibling("").normalize();
    }

    private static ExitCode code(Result result) {
        return switch (result) {
            case SUCCESS -> ExitCode.DONE;
            case UNSTABLE -> ExitCode.DEGRADED;
            case ABORTED -> ExitCode.ABORTED;
            default -> ExitCode.NO;
        };
    }
}
