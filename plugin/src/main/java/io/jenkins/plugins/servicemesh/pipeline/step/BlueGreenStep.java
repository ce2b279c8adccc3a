package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshBlueGreen}: moves all requests to a new version at once, and back when a check fails. */
public final class BlueGreenStep extends RolloutStep {

    @DataBoundConstructor
    public BlueGreenStep() {}

    /** Who sees the new version before, and how long. */
    @DataBoundSetter
    public void setPreview(Object value) {
        set("preview", value);
    }

    /** How long it is watched after the switch. */
    @DataBoundSetter
    public void setWatch(Object value) {
        set("watch", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshBlueGreen", "moves all requests to a new version at once");
        }
    }
}
