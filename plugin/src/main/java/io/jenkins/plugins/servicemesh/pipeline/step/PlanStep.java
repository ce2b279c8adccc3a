package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshPlan}: shows what would be written. */
public final class PlanStep extends WritingStep {

    @DataBoundConstructor
    public PlanStep() {}

    /** A file of the workspace. */
    @DataBoundSetter
    public void setFile(String value) {
        set("file", value);
    }

    /** The same as text. */
    @DataBoundSetter
    public void setYaml(String value) {
        set("yaml", value);
    }

    /** A block of the DSL. */
    @DataBoundSetter
    public void setSpec(MeshIntent value) {
        set("spec", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshPlan", "shows what would be written");
        }
    }
}
