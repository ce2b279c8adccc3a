package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code istioCanary}: {@code meshCanary} on Istio and no other mesh. */
public final class IstioCanaryStep extends GradualStep {

    @DataBoundConstructor
    public IstioCanaryStep() {}

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("istioCanary", "moves requests to a new version bit by bit, on Istio");
        }
    }
}
