package io.jenkins.plugins.servicemesh.local.step;

import org.jspecify.annotations.Nullable;

/** What a step does away from the Pipeline's thread. */
public interface BackgroundWork {

    /** @return the step's value */
    @Nullable
    Object run() throws Exception;
}
