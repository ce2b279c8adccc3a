package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code istioCanary}: the same as meshCanary, on Istio only. */
public final class IstioCanaryStep extends AbstractCanaryStep {

    @DataBoundConstructor
    public IstioCanaryStep() {}

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends RolloutDescriptor {

        public DescriptorImpl() {
            super("istioCanary", "the same as meshCanary, on Istio only");
        }
    }
}
