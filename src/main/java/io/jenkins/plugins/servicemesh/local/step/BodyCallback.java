package io.jenkins.plugins.servicemesh.local.step;

import org.jspecify.annotations.Nullable;

/** Told once, on the Pipeline's thread, how a body ended. */
public interface BodyCallback {

    /** The body ran to its end. */
    void succeeded(@Nullable Object value);

    /** The body ended with an exception, a {@link PipelineInterruption} among them. */
    void failed(Throwable cause);
}
