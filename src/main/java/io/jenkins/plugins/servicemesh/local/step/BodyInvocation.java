package io.jenkins.plugins.servicemesh.local.step;

import java.nio.file.Path;
import java.util.Map;

/** How a body is to be run: what the steps inside see besides what the step itself sees. Each method gives a new one. */
public interface BodyInvocation {

    /** Variables added to the environment. */
    BodyInvocation withEnvironment(Map<String, String> variables);

    /** Another working directory. */
    BodyInvocation withDirectory(Path directory);

    /** A value for {@link StepContext#get}. */
    <T> BodyInvocation with(ContextKey<T> key, T value);

    /** A prefix for the console lines of the steps inside, after those that are there. */
    BodyInvocation withLabel(String label);

    /** Runs the body; the callback decides how the step goes on. */
    RunningBody start(OutcomeCallback callback);

    /** Runs the body; the step ends as the body ends. */
    RunningBody startAsTail();
}
