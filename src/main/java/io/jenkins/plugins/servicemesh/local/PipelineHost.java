package io.jenkins.plugins.servicemesh.local;

import groovy.lang.Script;
import io.jenkins.plugins.servicemesh.local.engine.Engine;
import io.jenkins.plugins.servicemesh.local.engine.StepRequest;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptHost;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** Gives a script its steps, its globals and its variables. */
final class PipelineHost implements ScriptHost {
    private final Engine engine;
    private final Globals globals;
    private final Map<String, Object> variables = new LinkedHashMap<>();

    PipelineHost(Engine engine, Globals globals, Map<String, Object> parameters) {
        this.engine = engine;
        this.globals = globals;
        variables.put("env", new EnvironmentVariable(engine));
        variables.put("params", parameters);
        variables.put("currentBuild", new CurrentBuild(engine));
    }

    @Override
    public @Nullable Object call(Script script, String name, List<@Nullable Object> arguments) {
        Optional<GlobalGroovy> global = globals.find(name);
        if (global.isPresent()) {
            Object object = globals.object(global.get(), script);
            return InvokerHelper.invokeMethod(object, global.get().method(), arguments.toArray());
        }
        return new StepRequest(name, arguments).suspend();
    }

    @Override
    public Optional<Object> property(Script script, String name) {
        return Optional.ofNullable(variables.get(name))
                .or(() -> globals.find(name).map(global -> globals.object(global, script)))
                .or(() -> Optional.ofNullable(
                        engine.build().environment(engine.currentScope()).get(name)));
    }

    @Override
    public void print(String text) {
        engine.console().print(engine.currentScope().label(), text);
    }

    /** The names that a script can read, besides the environment. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(variables.keySet());
        names.addAll(globals.names());
        return names;
    }
}
