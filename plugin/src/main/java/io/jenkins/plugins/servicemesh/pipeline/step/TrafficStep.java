package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshTraffic}: how requests to a service are treated on their way. */
public final class TrafficStep extends RoutingStep {

    @DataBoundConstructor
    public TrafficStep() {}

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

    /** How long a request may take. */
    @DataBoundSetter
    public void setRequestTimeout(Object value) {
        set("requestTimeout", value);
    }

    /** How often it is tried again, and when. */
    @DataBoundSetter
    public void setRetries(Object value) {
        set("retries", value);
    }

    /** How requests are spread over the endpoints. */
    @DataBoundSetter
    public void setLoadBalancer(Object value) {
        set("loadBalancer", value);
    }

    /** When an endpoint gets no more requests. */
    @DataBoundSetter
    public void setCircuitBreaker(Object value) {
        set("circuitBreaker", value);
    }

    /** How many connections and requests at once. */
    @DataBoundSetter
    public void setConnectionPool(Object value) {
        set("connectionPool", value);
    }

    /** What of it is taken away again. */
    @DataBoundSetter
    public void setRemove(Object value) {
        set("remove", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshTraffic", "how requests to a service are treated on their way");
        }
    }
}
