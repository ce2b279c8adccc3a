package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshCleanup}: removes what this job made. */
public final class CleanupStep extends MeshStep {

    @DataBoundConstructor
    public CleanupStep() {}

    /** Removes the records too. */
    @DataBoundSetter
    public void setForget(boolean value) {
        set("forget", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshCleanup", "removes what this job made");
        }
    }
}
