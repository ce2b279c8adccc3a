package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshRoute}: sets the weights of a route, once. */
public final class RouteStep extends RoutingStep {

    @DataBoundConstructor
    public RouteStep() {}

    /** The service. */
    @DataBoundSetter
    public void setService(String value) {
        set("service", value);
    }

    /** The route; without it the only one that leads to the service. */
    @DataBoundSetter
    public void setRoute(String value) {
        set("route", value);
    }

    /** Percent by version. */
    @DataBoundSetter
    public void setWeights(Object value) {
        set("weights", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshRoute", "sets the weights of a route, once");
        }
    }
}
