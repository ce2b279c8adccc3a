package io.jenkins.plugins.servicemesh.local.step;

import io.jenkins.plugins.servicemesh.check.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of one running step and its way to end. Methods are called on the Pipeline's thread, except {@link
 * #log}, {@link #succeed}, {@link #fail} and {@link #sleep}, which any thread may call.
 */
public interface StepContext {

    /** Prints a text to the console, line by line. */
    void log(String text);

    /** The environment variables that this step sees. */
    Map<String, String> environment();

    /** The working directory. */
    Path directory();

    /** The time of this run, which may be virtual. */
    InstantSource clock();

    /** File and line of the call. */
    Place place();

    /** What the nearest enclosing block put under this key. */
    <T> Optional<T> get(ContextKey<T> key);

    /** Makes the build's result at least this bad. */
    void setResult(Result result);

    /** Makes the build's result at least this bad, and that of the stage around this step at least that bad. */
    void setResults(Result build, Result stage);

    /** The body of this step, ready to be run. */
    BodyInvocation body(StepBody body);

    /** Does something once this much time has passed, unless it is cancelled before. */
    Cancellable after(Duration delay, Runnable action);

    /** Does the work on another thread; the step ends with its value or its exception. */
    void inBackground(BackgroundWork work);

    /** Does the work on another thread; the callback decides how the step goes on. */
    void inBackground(BackgroundWork work, OutcomeCallback callback);

    /** Holds the thread of {@link #inBackground}, which calls this, until this much of the run's time has passed. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Says how this step is interrupted. The handler has to end the step sooner or later. Without one the step ends at
     * once with the interruption; while bodies run, they are interrupted instead.
     */
    void onInterrupt(Consumer<PipelineInterruption> handler);

    /** Ends the step with a value. Only the first end counts. */
    void succeed(@Nullable Object value);

    /** Ends the step with an exception. Only the first end counts. */
    void fail(Throwable cause);
}
