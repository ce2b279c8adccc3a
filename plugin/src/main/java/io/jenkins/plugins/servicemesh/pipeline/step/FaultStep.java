package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import io.jenkins.plugins.servicemesh.pipeline.FaultExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshFault}: delays or aborts some requests while its block runs. */
public final class FaultStep extends RoutingStep {

    @DataBoundConstructor
    public FaultStep() {}

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

    /** How long a request waits. */
    @DataBoundSetter
    public void setDelay(Object value) {
        set("delay", value);
    }

    /** The HTTP status that it ends with. */
    @DataBoundSetter
    public void setAbort(Object value) {
        set("abort", value);
    }

    /** How many of a hundred requests. */
    @DataBoundSetter
    public void setPercent(Object value) {
        set("percent", value);
    }

    /** When it ends even if the block still runs. */
    @DataBoundSetter
    public void setAtMost(Object value) {
        set("atMost", value);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new FaultExecution(context, getDescriptor().getFunctionName(), arguments());
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshFault", "delays or aborts some requests while its block runs");
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
