package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshCanary}: moves requests to a new version bit by bit, and back when a check fails. */
public final class CanaryStep extends GradualStep {

    @DataBoundConstructor
    public CanaryStep() {}

    /** A block of the DSL. */
    @DataBoundSetter
    public void setSpec(MeshIntent value) {
        set("spec", value);
    }

    /** Which of its rollouts, from 0. */
    @DataBoundSetter
    public void setNumber(int value) {
        set("number", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshCanary", "moves requests to a new version bit by bit");
        }
    }
}
