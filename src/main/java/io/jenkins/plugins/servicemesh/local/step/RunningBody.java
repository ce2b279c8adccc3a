package io.jenkins.plugins.servicemesh.local.step;

/** A body that has been started. */
public interface RunningBody {

    /** Ends the step that runs inside with this cause; nothing happens once the body has ended. */
    void interrupt(PipelineInterruption cause);
}
