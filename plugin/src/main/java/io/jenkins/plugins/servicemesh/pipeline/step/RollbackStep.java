package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshRollback}: takes recorded writes back. */
public final class RollbackStep extends MeshStep {

    @DataBoundConstructor
    public RollbackStep() {}

    /** The newest. */
    @DataBoundSetter
    public void setLast(boolean value) {
        set("last", value);
    }

    /** The one with this id. */
    @DataBoundSetter
    public void setEntry(String value) {
        set("entry", value);
    }

    /** All of this build, such as {@code shop/deploy#12}. */
    @DataBoundSetter
    public void setBuild(String value) {
        set("build", value);
    }

    /** All since this time, such as {@code 2026-01-31T12:00:00Z}. */
    @DataBoundSetter
    public void setSince(String value) {
        set("since", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshRollback", "takes recorded writes back");
        }
    }
}
