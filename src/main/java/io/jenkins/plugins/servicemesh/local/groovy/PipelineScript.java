package io.jenkins.plugins.servicemesh.local.groovy;

import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MetaMethod;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.control.CompilationFailedException;
import org.jspecify.annotations.Nullable;

/** The base class of every Pipeline script: what it does not define itself it asks its host for. */
public abstract class PipelineScript extends SerializableScript {
    private static final long serialVersionUID = 1L;
    private transient @Nullable ScriptHost host;

    /** Called by the compiled script. */
    protected PipelineScript() {}

    /** Gives the script its surroundings before it runs. */
    final void attach(ScriptHost newHost) {
        host = newHost;
        setBinding(new Binding());
    }

    @Override
    public Object getProperty(String property) {
        if (getBinding().hasVariable(property)) {
            return getBinding().getVariable(property);
        }
        Optional<Object> found = host().property(this, property);
        return found.isPresent() ? found.get() : super.getProperty(property);
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object arguments) {
        Object[] list = arguments instanceof Object[] array ? array : new Object[] {arguments};
        MetaMethod own = getMetaClass().getMetaMethod(name, list);
        if (own != null) {
            return own.doMethodInvoke(this, list);
        }
        if (getBinding().hasVariable(name) && getBinding().getVariable(name) instanceof Closure<?> closure) {
            return closure.call(list);
        }
        return host().call(this, name, Arrays.asList(list));
    }

    @Override
    public void println() {
        host().print("");
    }

    @Override
    public void println(Object value) {
        host().print(String.valueOf(value));
    }

    @Override
    public void print(Object value) {
        host().print(String.valueOf(value));
    }

    @Override
    public void printf(String format, Object value) {
        host().print(String.format(format, value));
    }

    @Override
    public void printf(String format, Object[] values) {
        host().print(String.format(format, values));
    }

    /** The step: without this Groovy's own {@code sleep}, which every object has, would hold the thread. */
    public @Nullable Object sleep(Object time) {
        return host().call(this, "sleep", List.of(time));
    }

    /** See {@link #sleep(Object)}. */
    public @Nullable Object sleep(long time) {
        return sleep((Object) time);
    }

    @Override
    public Object evaluate(String expression) throws CompilationFailedException {
        throw new StepFailure("evaluate is not available in a Pipeline");
    }

    @Override
    public Object evaluate(File file) throws CompilationFailedException {
        return evaluate("");
    }

    private ScriptHost host() {
        ScriptHost present = host;
        if (present == null) {
            throw new GroovyRuntimeException("the script has not been started");
        }
        return present;
    }
}
