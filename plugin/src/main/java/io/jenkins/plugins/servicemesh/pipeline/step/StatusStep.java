package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code meshStatus}: tells what the mesh does in a namespace. */
public final class StatusStep extends MeshStep {

    @DataBoundConstructor
    public StatusStep() {}

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshStatus", "tells what the mesh does in a namespace");
        }
    }
}
