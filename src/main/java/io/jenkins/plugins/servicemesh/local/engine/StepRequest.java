package io.jenkins.plugins.servicemesh.local.engine;

import com.cloudbees.groovy.cps.Continuable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What running code yields when it calls a step.
 *
 * @param name of the step
 * @param arguments as Groovy gives them: perhaps a map first, perhaps a closure last
 */
public record StepRequest(String name, List<@Nullable Object> arguments) {

    /** Suspends the code that runs now until the step has ended; its value is what the code sees returned. */
    public @Nullable Object suspend() {
        return Continuable.suspend(this);
    }
}
