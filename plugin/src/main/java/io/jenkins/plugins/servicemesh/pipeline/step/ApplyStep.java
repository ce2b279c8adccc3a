package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.step.result.PlanResult;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshApply}: applies a file, a text, or an approved plan. */
public final class ApplyStep extends RoutingStep {

    @DataBoundConstructor
    public ApplyStep() {}

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

    /** What {@code meshPlan} returned. */
    @DataBoundSetter
    public void setPlan(PlanResult value) {
        set("plan", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshApply", "applies a file, a text, or an approved plan");
        }
    }
}
