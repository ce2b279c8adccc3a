package io.jenkins.plugins.servicemesh.local;

import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import io.jenkins.plugins.servicemesh.local.basic.BasicSteps;
import io.jenkins.plugins.servicemesh.local.basic.BuildParameters;
import io.jenkins.plugins.servicemesh.local.basic.InputAnswers;
import io.jenkins.plugins.servicemesh.local.declarative.DeclarativeCompiler;
import io.jenkins.plugins.servicemesh.local.engine.Build;
import io.jenkins.plugins.servicemesh.local.engine.Console;
import io.jenkins.plugins.servicemesh.local.engine.Engine;
import io.jenkins.plugins.servicemesh.local.engine.Scope;
import io.jenkins.plugins.servicemesh.local.engine.ScriptPlaces;
import io.jenkins.plugins.servicemesh.local.engine.StepRegistry;
import io.jenkins.plugins.servicemesh.local.groovy.CheckedInvoker;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.groovy.OpenProperties;
import io.jenkins.plugins.servicemesh.local.groovy.PipelineScript;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptCompiler;
import io.jenkins.plugins.servicemesh.local.groovy.SyntaxCheck;
import io.jenkins.plugins.servicemesh.local.sandbox.AnnotationCheck;
import io.jenkins.plugins.servicemesh.local.sandbox.InitialValues;
import io.jenkins.plugins.servicemesh.local.sandbox.SandboxInterceptor;
import io.jenkins.plugins.servicemesh.local.sandbox.SandboxWhitelist;
import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
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
    private final List<PipelineStep> steps = new ArrayList<>();
    private final List<GlobalGroovy> globals = new ArrayList<>();
    private final List<SandboxWhitelist> allowed = new ArrayList<>();
    private Path directory = Path.of("").toAbsolutePath();
    private PipelineClock clock = PipelineClock.real();
    private Consumer<String> console = System.out::println;
    private InputAnswers answers = InputAnswers.refuse();
    private boolean sandboxed = true;
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

    /** Functions and variables written in Groovy. */
    public PipelineRunner withGlobals(Collection<GlobalGroovy> more) {
        globals.addAll(more);
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
        BuildParameters values = new BuildParameters(parameters);
        StepRegistry registry = registry(values);
        Engine engine = new Engine(
                clock,
                new Console(console, verbose),
                registry,
                places,
                new Build(buildEnvironment(), values.values()),
                new CheckedInvoker(sandboxed ? new SandboxInvoker() : new DefaultInvoker()));
        ScriptCompiler own = compiler(registry);
        ScriptCompiler trusted = ScriptCompiler.trusted(List.of());
        PipelineHost host = new PipelineHost(engine, new Globals(globals(), () -> trusted), values.values());
        return new PipelineRun(
                engine,
                () -> own.script(script, SOURCE, file, host),
                sandboxed ? Optional.of(sandbox(own, trusted)) : Optional.empty(),
                Scope.outermost(directory, context),
                new FailureReport(places, host::names));
    }

    private StepRegistry registry(BuildParameters values) {
        List<PipelineStep> known = new ArrayList<>(BasicSteps.all(answers, values));
        known.addAll(steps);
        return new StepRegistry(
                known,
                BasicSteps.onlyInJenkins(),
                globals().stream().map(GlobalGroovy::name).toList());
    }

    private List<GlobalGroovy> globals() {
        List<GlobalGroovy> all = new ArrayList<>(List.of(DeclarativeCompiler.runtime()));
        all.addAll(globals);
        return all;
    }

    private ScriptCompiler compiler(StepRegistry registry) {
        List<CompilationCustomizer> always = List.of(new SyntaxCheck(file), new DeclarativeCompiler(file, registry));
        if (!sandboxed) {
            return ScriptCompiler.trusted(always);
        }
        List<CompilationCustomizer> all = new ArrayList<>(List.of(new AnnotationCheck(file), new InitialValues()));
        all.addAll(always);
        return ScriptCompiler.sandboxed(all);
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
        lists.add(SandboxWhitelist.membersOf(CurrentBuild.class, EnvironmentVariable.class));
        return new SandboxInterceptor(
                SandboxWhitelist.anyOf(lists),
                type -> own.defines(type) || trusted.defines(type),
                object -> object instanceof PipelineScript
                        || object instanceof OpenProperties
                        || trusted.defines(object.getClass()));
    }
}
