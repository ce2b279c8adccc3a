package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshValidate}: checks a file or a text, without a cluster. */
public final class ValidateStep extends MeshStep {

    @DataBoundConstructor
    public ValidateStep() {}

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

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshValidate", "checks a file or a text, without a cluster");
        }
    }
}
