package io.jenkins.plugins.servicemesh.local;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import io.jenkins.plugins.servicemesh.local.engine.StepRequest;
import io.jenkins.plugins.servicemesh.local.groovy.OpenProperties;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variable {@code steps}, which scripts hand to classes: {@code steps.echo 'hello'}. */
final class StepsVariable extends GroovyObjectSupport implements OpenProperties {
    private final Map<String, Object> variables;

    /** @param variables what can be read besides, such as {@code steps.env} */
    StepsVariable(Map<String, Object> variables) {
        this.variables = variables;
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object arguments) {
        Object[] list = arguments instanceof Object[] array ? array : new Object[] {arguments};
        return new StepRequest(name, Arrays.asList(list)).suspend();
    }

    /** The step: without this Groovy's own {@code sleep}, which every object has, would hold the thread. */
    public @Nullable Object sleep(Object time) {
        return invokeMethod("sleep", time);
    }

    /** See {@link #sleep(Object)}. */
    public @Nullable Object sleep(long time) {
        return invokeMethod("sleep", time);
    }

    @Override
    public Object getProperty(String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new MissingPropertyException(name, StepsVariable.class));
    }
}
