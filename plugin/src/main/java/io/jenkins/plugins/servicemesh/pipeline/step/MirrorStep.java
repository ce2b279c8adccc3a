package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshMirror}: copies a share of the requests to a version. */
public final class MirrorStep extends RoutingStep {

    @DataBoundConstructor
    public MirrorStep() {}

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

    /** The version that gets the copies. */
    @DataBoundSetter
    public void setTo(String value) {
        set("to", value);
    }

    /** How many of a hundred requests. */
    @DataBoundSetter
    public void setPercent(Object value) {
        set("percent", value);
    }

    /** Stops it. */
    @DataBoundSetter
    public void setRemove(boolean value) {
        set("remove", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshMirror", "copies a share of the requests to a version");
        }
    }
}
