package io.jenkins.plugins.servicemesh.local.groovy;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of a Pipeline. The methods are those that Groovy gives to every object, a closure included, and that would
 * hide what the script means by them.
 */
public final class PipelineClosure extends CpsClosure {
    private static final long serialVersionUID = 1L;

    /** Called by the CPS code when it comes to a block. */
    public PipelineClosure(Object owner, Object thisObject, List<String> parameters, Block body, Env capture) {
        super(owner, thisObject, parameters, body, capture);
    }

    /** The step of that name. */
    public @Nullable Object sleep(Object time) {
        return onScript("sleep", time);
    }

    /** The step of that name. */
    public @Nullable Object sleep(long time) {
        return onScript("sleep", time);
    }

    /** Prints to the console. */
    public void println() {
        onScript("println");
    }

    /** Prints to the console. */
    public void println(Object value) {
        onScript("println", value);
    }

    /** Prints to the console. */
    public void print(Object value) {
        onScript("print", value);
    }

    private @Nullable Object onScript(String method, Object... arguments) {
        Object target = getOwner();
        while (target instanceof Closure<?> outer) {
            target = outer.getOwner();
        }
        return ((GroovyObject) target).invokeMethod(method, arguments);
    }
}
