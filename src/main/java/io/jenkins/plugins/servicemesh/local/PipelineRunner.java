package io.jenkins.plugins.servicemesh.local;

import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import io.jenkins.plugins.servicemesh.local.basic.BasicSteps;
import io.jenkins.plugins.servicemesh.local.basic.BuildParameters;
import io.jenkins.plugins.servicemesh.local.basic.Credentials;
import io.jenkins.plugins.servicemesh.local.basic.InputAnswers;
import io.jenkins.plugins.servicemesh.local.declarative.DeclarativeCompiler;
import io.jenkins.plugins.servicemesh.local.engine.Build;
import io.jenkins.plugins.servicemesh.local.engine.Console;
import io.jenkins.plugins.servicemesh.local.engine.Engine;
import io.jenkins.plugins.servicemesh.local.engine.Scope;
import io.jenkins.plugins.servicemesh.local.engine.ScriptPlaces;
import io.jenkins.plugins.servicemesh.local.engine.StepRegistry;
import io.jenkins.plugins.servicemesh.local.groovy.CheckedInvoker;
import io.jenkins.plugins.servicemesh.local.groovy.ClassSources;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.groovy.OpenProperties;
import io.jenkins.plugins.servicemesh.local.groovy.PipelineScript;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptCompiler;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptLoader;
import io.jenkins.plugins.servicemesh.local.groovy.SyntaxCheck;
import io.jenkins.plugins.servicemesh.local.library.Libraries;
import io.jenkins.plugins.servicemesh.local.library.LibraryCheck;
import io.jenkins.plugins.servicemesh.local.library.LibraryFile;
import io.jenkins.plugins.servicemesh.local.library.LibrarySteps;
import io.jenkins.plugins.servicemesh.local.library.LoadStep;
import io.jenkins.plugins.servicemesh.local.library.SharedLibrary;
import io.jenkins.plugins.servicemesh.local.sandbox.AnnotationCheck;
import io.jenkins.plugins.servicemesh.local.sandbox.InitialValues;
import io.jenkins.plugins.servicemesh.local.sandbox.SandboxInterceptor;
import io.jenkins.plugins.servicemesh.local.sandbox.SandboxWhitelist;
import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.local.workspace.Workspace;
import io.jenkins.plugins.servicemesh.local.workspace.WorkspaceSteps;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * A Jenkinsfile and all that is needed to run it here. What is not set is as plain as can be: the process's environment,
 * its working directory, real time, standard output, nobody to answer {@code input}, the sandbox on.
 */
public final class PipelineRunner {
    private static final String SOURCE = "WorkflowScript";

    private final String script;
    private final String file;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>(System.getenv());
    private final Map<ContextKey<?>, Object> context = new HashMap<>();
    private final Map<String, String> credentials = new LinkedHashMap<>();
    private final List<PipelineStep> steps = new ArrayList<>();
    private final List<GlobalGroovy> globals = new ArrayList<>();
    private final List<SharedLibrary> libraries = new ArrayList<>();
    private final List<SandboxWhitelist> allowed = new ArrayList<>();
    private Path directory = Path.of("").toAbsolutePath();
    private PipelineClock clock = PipelineClock.real();
    private Consumer<String> console = System.out::println;
    private InputAnswers answers = InputAnswers.refuse();
    private Optional<Workspace> workspace = Optional.empty();
    private Optional<Result> previous = Optional.empty();
    private boolean sandboxed = true;
    private boolean usual = true;
    private boolean verbose;

    private PipelineRunner(String script, String file) {
        this.script = script;
        this.file = file;
    }

    /**
     * A Pipeline to be run.
     *
     * @param script its text
     * @param file what to call it in messages
     */
    public static PipelineRunner of(String script, String file) {
        return new PipelineRunner(script, file);
    }

    /** Values for {@code params}, and for the environment. */
    public PipelineRunner withParameters(Map<String, ?> values) {
        parameters.putAll(values);
        return this;
    }

    /** Variables added to the environment of this process. */
    public PipelineRunner withEnvironment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Where steps work. */
    public PipelineRunner withDirectory(Path path) {
        directory = path.toAbsolutePath();
        return this;
    }

    /** Where the run keeps what it makes, unless that is to be below the directory in which steps work. */
    public PipelineRunner withWorkspace(Workspace other) {
        workspace = Optional.of(other);
        return this;
    }

    /** Secrets by the id of their credentials; the console does not show them. */
    public PipelineRunner withCredentials(Map<String, String> values) {
        credentials.putAll(values);
        return this;
    }

    /** How the build before this one ended. */
    public PipelineRunner withPreviousResult(Result result) {
        previous = Optional.of(result);
        return this;
    }

    /** The run's time. */
    public PipelineRunner withClock(PipelineClock time) {
        clock = time;
        return this;
    }

    /** Takes the console's lines. */
    public PipelineRunner withConsole(Consumer<String> sink) {
        console = sink;
        return this;
    }

    /** Who answers {@code input}. */
    public PipelineRunner withAnswers(InputAnswers who) {
        answers = who;
        return this;
    }

    /** More steps; one with a known name replaces that. */
    public PipelineRunner withSteps(Collection<? extends PipelineStep> more) {
        steps.addAll(more);
        return this;
    }

    /** No steps but these: none that runs commands, reads files or waits. */
    public PipelineRunner withOnlySteps(Collection<? extends PipelineStep> all) {
        usual = false;
        return withSteps(all);
    }

    /** Functions and variables written in Groovy. */
    public PipelineRunner withGlobals(Collection<GlobalGroovy> more) {
        globals.addAll(more);
        return this;
    }

    /** Shared libraries: the Pipeline may ask for them, and has those that are implicit. */
    public PipelineRunner withLibraries(Collection<SharedLibrary> more) {
        libraries.addAll(more);
        return this;
    }

    /** A value that steps find in their context as if a block around the whole script had put it there. */
    public <T> PipelineRunner withContext(ContextKey<T> key, T value) {
        context.put(key, value);
        return this;
    }

    /** More that sandboxed code may use. */
    public PipelineRunner withAllowed(SandboxWhitelist more) {
        allowed.add(more);
        return this;
    }

    /** Lets the script do all that Groovy can. */
    public PipelineRunner withoutSandbox() {
        sandboxed = false;
        return this;
    }

    /** Announces every step on the console. */
    public PipelineRunner verbose() {
        verbose = true;
        return this;
    }

    /** Runs the Pipeline to its end. */
    public BuildResult run() {
        return prepare().run();
    }

    /** A run that has not begun, for those who may want to abort it. */
    public PipelineRun prepare() {
        ScriptPlaces places = new ScriptPlaces(SOURCE, file);
        Credentials secrets = new Credentials(credentials);
        BuildParameters values = new BuildParameters(parameters);
        Libraries shared = new Libraries(libraries);
        StepRegistry registry = registry(values, shared, secrets);
        Engine engine = new Engine(
                clock,
                new Console(line -> console.accept(secrets.mask(line)), verbose),
                registry,
                places,
                new Build(buildEnvironment(), values.values(), previous),
                new CheckedInvoker(sandboxed ? new SandboxInvoker() : new DefaultInvoker()));
        ScriptCompiler own = compiler(registry, shared, places);
        ScriptCompiler trusted = ScriptCompiler.trusted(List.of(), ClassSources.NONE);
        PipelineHost host = new PipelineHost(
                engine,
                new Globals(globals(), () -> trusted),
                shared,
                scriptHost -> new Scripts(own, places, scriptHost),
                values.values());
        return new PipelineRun(
                engine,
                () -> own.script(script, SOURCE, host),
                sandboxed ? Optional.of(sandbox(own, trusted)) : Optional.empty(),
                scope(host),
                new FailureReport(places, host::names));
    }

    private Scope scope(PipelineHost host) {
        Map<ContextKey<?>, Object> all = new HashMap<>(context);
        all.put(ScriptLoader.KEY, host.loader());
        return Scope.outermost(directory, all);
    }

    private StepRegistry registry(BuildParameters values, Libraries shared, Credentials secrets) {
        List<PipelineStep> known = new ArrayList<>();
        if (usual) {
            known.addAll(BasicSteps.all(answers, values, secrets));
            known.addAll(WorkspaceSteps.all(workspace.orElseGet(() -> Workspace.in(directory))));
            known.addAll(LibrarySteps.all(shared));
            known.add(new LoadStep());
        }
        known.addAll(steps);
        List<String> words = new ArrayList<>(shared.words());
        globals().forEach(global -> words.add(global.name()));
        return new StepRegistry(known, BasicSteps.onlyInJenkins(), words);
    }

    private List<GlobalGroovy> globals() {
        List<GlobalGroovy> all = new ArrayList<>(List.of(DeclarativeCompiler.runtime()));
        all.addAll(globals);
        return all;
    }

    private ScriptCompiler compiler(StepRegistry registry, Libraries shared, ScriptPlaces places) {
        ClassSources sources = name -> shared.type(name).map(file -> known(file, places));
        List<CompilationCustomizer> all = new ArrayList<>(List.of(new LibraryCheck(shared)));
        if (sandboxed) {
            all.addAll(List.of(new AnnotationCheck(), new InitialValues()));
        }
        all.addAll(List.of(new SyntaxCheck(), new DeclarativeCompiler(registry, shared)));
        return sandboxed ? ScriptCompiler.sandboxed(all, sources) : ScriptCompiler.trusted(all, sources);
    }

    /** The compiler calls the sources that it finds itself by their URL or by the path in it. */
    private static Path known(LibraryFile file, ScriptPlaces places) {
        URI uri = file.path().toUri();
        places.add("file:" + uri.getRawPath(), file.shown());
        places.add(uri.getPath(), file.shown());
        return file.path();
    }

    private Map<String, String> buildEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("BUILD_NUMBER", "1");
        variables.put("BUILD_ID", "1");
        variables.put("JOB_NAME", "local");
        variables.put("WORKSPACE", directory.toString());
        variables.putAll(environment);
        return variables;
    }

    private SandboxInterceptor sandbox(ScriptCompiler own, ScriptCompiler trusted) {
        List<SandboxWhitelist> lists = new ArrayList<>(allowed);
        lists.add(SandboxWhitelist.membersOf(
                CurrentBuild.class, PreviousBuild.class, EnvironmentVariable.class, StepsVariable.class));
        return new SandboxInterceptor(
                SandboxWhitelist.anyOf(lists),
                type -> own.defines(type) || trusted.defines(type),
                object -> object instanceof PipelineScript
                        || object instanceof OpenProperties
                        || trusted.defines(object.getClass()));
    }
}
