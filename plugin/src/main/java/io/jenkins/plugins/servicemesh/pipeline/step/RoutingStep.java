package io.jenkins.plugins.servicemesh.pipeline.step;

import org.kohsuke.stapler.DataBoundSetter;

/** A step that writes routes, one writer of a host at a time. */
public abstract class RoutingStep extends WritingStep {

    /** How long to wait for another writer of the same routes. */
    @DataBoundSetter
    public final void setLockWait(Object value) {
        set("lockWait", value);
    }
}
