package io.jenkins.plugins.servicemesh.pipeline.step;

import org.kohsuke.stapler.DataBoundSetter;

/** A step that writes objects, or plans to. */
public abstract class WritingStep extends MeshStep {

    /** Share: edits objects that controllers keep, too. */
    @DataBoundSetter
    public final void setOwner(String value) {
        set("owner", value);
    }
}
