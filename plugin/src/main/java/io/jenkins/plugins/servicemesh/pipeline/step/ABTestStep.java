package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshABTest}: sends the requests that match to a version. */
public final class ABTestStep extends RoutingStep {

    @DataBoundConstructor
    public ABTestStep() {}

    /** The service. */
    @DataBoundSetter
    public void setService(String value) {
        set("service", value);
    }

    /** The version that they go to. */
    @DataBoundSetter
    public void setTo(String value) {
        set("to", value);
    }

    /** What the new route is called. */
    @DataBoundSetter
    public void setRoute(String value) {
        set("route", value);
    }

    /** Which requests: all of its conditions must hold. */
    @DataBoundSetter
    public void setMatch(Object value) {
        set("match", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshABTest", "sends the requests that match to a version");
        }
    }
}
