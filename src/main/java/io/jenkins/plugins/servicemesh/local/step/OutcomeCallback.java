package io.jenkins.plugins.servicemesh.local.step;

import org.jspecify.annotations.Nullable;

/** Told once, on the Pipeline's thread, how a body or work in the background ended. */
public interface OutcomeCallback {

    /** It ran to its end. */
    void succeeded(@Nullable Object value);

    /** It ended with an exception, a {@link PipelineInterruption} among them. */
    void failed(Throwable cause);
}
