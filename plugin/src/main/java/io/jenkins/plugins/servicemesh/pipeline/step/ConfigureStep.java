package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshConfigure}: takes a namespace into the mesh. */
public final class ConfigureStep extends WritingStep {

    @DataBoundConstructor
    public ConfigureStep() {}

    /** Sidecar, ambient, none, or a revision. */
    @DataBoundSetter
    public void setInjection(String value) {
        set("injection", value);
    }

    /** How the namespace takes calls: STRICT, PERMISSIVE or DISABLE. */
    @DataBoundSetter
    public void setMtls(String value) {
        set("mtls", value);
    }

    /** What the namespace reports, by the words of the DSL. */
    @DataBoundSetter
    public void setTelemetry(Object value) {
        set("telemetry", value);
    }

    /** Restarts the workloads that need it. */
    @DataBoundSetter
    public void setRestart(boolean value) {
        set("restart", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshConfigure", "takes a namespace into the mesh");
        }
    }
}
