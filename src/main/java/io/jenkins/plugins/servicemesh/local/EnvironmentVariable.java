package io.jenkins.plugins.servicemesh.local;

import groovy.lang.GroovyObjectSupport;
import io.jenkins.plugins.servicemesh.local.engine.Engine;
import io.jenkins.plugins.servicemesh.local.groovy.OpenProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variable {@code env}: reads what the code that runs now sees, writes for the rest of the build. */
final class EnvironmentVariable extends GroovyObjectSupport implements OpenProperties {
    private final Engine engine;

    EnvironmentVariable(Engine engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return variables().get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        engine.build().setVariable(name, String.valueOf(value));
    }

    /** All variables, as {@code env.getEnvironment()} has them. */
    public Map<String, String> getEnvironment() {
        return variables();
    }

    private Map<String, String> variables() {
        return engine.build().environment(engine.currentScope());
    }
}
