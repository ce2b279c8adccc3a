package io.jenkins.plugins.servicemesh.local;

import groovy.lang.Script;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.engine.Engine;
import io.jenkins.plugins.servicemesh.local.engine.StepRequest;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.groovy.PipelineScript;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptHost;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptLoader;
import io.jenkins.plugins.servicemesh.local.library.Libraries;
import io.jenkins.plugins.servicemesh.local.library.LibraryFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** Gives a script its steps, its globals, the words of its libraries and its variables. */
final class PipelineHost implements ScriptHost {
    private final Engine engine;
    private final Globals globals;
    private final Libraries libraries;
    private final ScriptLoader loader;
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<LibraryFile, PipelineScript> words = new HashMap<>();

    /** @param loader compiles scripts for this host */
    PipelineHost(
            Engine engine,
            Globals globals,
            Libraries libraries,
            Function<ScriptHost, ScriptLoader> loader,
            Map<String, Object> parameters) {
        this.engine = engine;
        this.globals = globals;
        this.libraries = libraries;
        this.loader = loader.apply(this);
        variables.put("env", new EnvironmentVariable(engine));
        variables.put("params", parameters);
        variables.put("currentBuild", new CurrentBuild(engine));
        variables.put("scm", "scm");
        variables.put("steps", new StepsVariable(variables));
    }

    @Override
    public @Nullable Object call(Script script, String name, List<@Nullable Object> arguments) {
        Optional<GlobalGroovy> global = globals.find(name);
        if (global.isPresent()) {
            Object object = globals.object(global.get(), script);
            return InvokerHelper.invokeMethod(object, global.get().method(), arguments.toArray());
        }
        Optional<PipelineScript> word = word(name);
        if (word.isPresent()) {
            return InvokerHelper.invokeMethod(word.get(), "call", arguments.toArray());
        }
        refuseWordThatIsNotLoaded(name);
        return new StepRequest(name, arguments).suspend();
    }

    /** The script of a library that defines this word; one object for the whole run. */
    private Optional<PipelineScript> word(String name) {
        return libraries.variable(name).map(file -> {
            PipelineScript known = words.get(file);
            return known != null ? known : compiled(file);
        });
    }

    private PipelineScript compiled(LibraryFile file) {
        PipelineScript script = loader.script(file.path(), file.shown());
        words.put(file, script);
        return script;
    }

    private void refuseWordThatIsNotLoaded(String name) {
        Optional<String> library = engine.knows(name) ? Optional.empty() : libraries.notLoadedWith(name);
        library.ifPresent(other -> {
            throw new FindingsException(Finding.error("pipeline/unknown-step", "no such step")
                    .withValue(name)
                    .withSuggestion("the library '" + other + "' has it: begin with @Library('" + other + "') _"));
        });
    }

    @Override
    public Optional<Object> property(Script script, String name) {
        return Optional.ofNullable(variables.get(name))
                .or(() -> globals.find(name).map(global -> globals.object(global, script)))
                .or(() -> word(name))
                .or(() -> Optional.ofNullable(
                        engine.build().environment(engine.currentScope()).get(name)));
    }

    @Override
    public void print(String text) {
        engine.console().print(engine.currentScope().label(), text);
    }

    /** Compiles more scripts for this host. */
    ScriptLoader loader() {
        return loader;
    }

    /** The names that a script can read, besides the environment. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(variables.keySet());
        names.addAll(globals.names());
        names.addAll(libraries.words());
        return names;
    }
}
