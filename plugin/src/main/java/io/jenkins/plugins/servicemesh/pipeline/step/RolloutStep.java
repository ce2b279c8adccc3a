package io.jenkins.plugins.servicemesh.pipeline.step;

import io.jenkins.plugins.servicemesh.durable.RolloutExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What the steps have in common that move requests to a new version over a long time. Their block, if any, is run to ask someone. */
public abstract class RolloutStep extends MeshStep {

    /** The version that has the requests now; without it the one that has all of them. */
    @DataBoundSetter
    public final void setFrom(Object value) {
        set("from", value);
    }

    /** The version that gets them. */
    @DataBoundSetter
    public final void setTo(Object value) {
        set("to", value);
    }

    /** The service; absent where {@code services} says several. */
    @DataBoundSetter
    public final void setService(String value) {
        set("service", value);
    }

    /** Several services that move together. */
    @DataBoundSetter
    public final void setServices(Object value) {
        set("services", value);
    }

    /** The route; without it the only one that leads to the service. */
    @DataBoundSetter
    public final void setRoute(String value) {
        set("route", value);
    }

    /** Several routes that move together. */
    @DataBoundSetter
    public final void setRoutes(Object value) {
        set("routes", value);
    }

    /** What has to hold. */
    @DataBoundSetter
    public final void setCheck(Object value) {
        set("check", value);
    }

    /** The metric source; without it the cluster's own. */
    @DataBoundSetter
    public final void setMetrics(String value) {
        set("metrics", value);
    }

    /** What is done when a check fails or whoever was asked says no: rollback, hold or promote. */
    @DataBoundSetter
    public final void setOnFailure(String value) {
        set("onFailure", value);
    }

    /** The same when the build is stopped. */
    @DataBoundSetter
    public final void setOnAbort(String value) {
        set("onAbort", value);
    }

    /** The same when a time limit is over. */
    @DataBoundSetter
    public final void setOnTimeout(String value) {
        set("onTimeout", value);
    }

    /** The same when someone else moved the weights. */
    @DataBoundSetter
    public final void setOnDrift(String value) {
        set("onDrift", value);
    }

    /** Whether someone is asked after each stage. */
    @DataBoundSetter
    public final void setManual(Object value) {
        set("manual", value);
    }

    /** How long pods and routes may take after a change of traffic. */
    @DataBoundSetter
    public final void setSettleWithin(Object value) {
        set("settleWithin", value);
    }

    /** A webhook that is asked at each pause, by its configured name. */
    @DataBoundSetter
    public final void setGate(String value) {
        set("gate", value);
    }

    /** How long whoever is asked may take. */
    @DataBoundSetter
    public final void setGateWithin(Object value) {
        set("gateWithin", value);
    }

    /** How long the old version stays reachable after a promotion. */
    @DataBoundSetter
    public final void setKeepOld(Object value) {
        set("keepOld", value);
    }

    /** What is done about an unfinished rollout of the same service that nobody runs any more: refuse or adopt. */
    @DataBoundSetter
    public final void setOrphan(String value) {
        set("orphan", value);
    }

    /** How long to wait for another writer of the same routes. */
    @DataBoundSetter
    public final void setLockWait(Object value) {
        set("lockWait", value);
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new RolloutExecution(context, getDescriptor().getFunctionName(), arguments());
    }

    /** Describes one of them. */
    public abstract static class RolloutDescriptor extends MeshStepDescriptor {

        /** See {@link MeshStepDescriptor}. */
        protected RolloutDescriptor(String function, String summary) {
            super(function, summary);
        }

        /** As the call needs it, see {@link RolloutCall}. */
        @Override
        public final boolean takesImplicitBlockArgument() {
            return RolloutCall.hasBlock();
        }
    }
}
