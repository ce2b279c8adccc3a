package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshSecure}: mTLS, and who may call what. */
public final class SecureStep extends WritingStep {

    @DataBoundConstructor
    public SecureStep() {}

    /** The workload; without it the namespace. */
    @DataBoundSetter
    public void setWorkload(String value) {
        set("workload", value);
    }

    /** The labels that select the workload. */
    @DataBoundSetter
    public void setLabels(Object value) {
        set("labels", value);
    }

    /** STRICT, PERMISSIVE or DISABLE. */
    @DataBoundSetter
    public void setMtls(String value) {
        set("mtls", value);
    }

    /** MTLS of single ports. */
    @DataBoundSetter
    public void setPorts(Object value) {
        set("ports", value);
    }

    /** Who may call what. */
    @DataBoundSetter
    public void setAllow(Object value) {
        set("allow", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshSecure", "mTLS, and who may call what");
        }
    }
}
