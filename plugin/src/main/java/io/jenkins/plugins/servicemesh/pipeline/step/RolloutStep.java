package io.jenkins.plugins.servicemesh.pipeline.step;

import io.jenkins.plugins.servicemesh.durable.RolloutExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What every step has that moves requests to a new version and watches what comes of it. */
public abstract class RolloutStep extends RoutingStep {

    /** The service. */
    @DataBoundSetter
    public final void setService(String value) {
        set("service", value);
    }

    /** Several services that move together. */
    @DataBoundSetter
    public final void setServices(Object value) {
        set("services", value);
    }

    /** The version that has the requests now; without it, it is found. */
    @DataBoundSetter
    public final void setFrom(String value) {
        set("from", value);
    }

    /** The new version. */
    @DataBoundSetter
    public final void setTo(String value) {
        set("to", value);
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

    /** Where the figures come from; without it the cluster's own source. */
    @DataBoundSetter
    public final void setMetrics(String value) {
        set("metrics", value);
    }

    /** When someone is asked. */
    @DataBoundSetter
    public final void setManual(Object value) {
        set("manual", value);
    }

    /** Rollback, hold or promote. */
    @DataBoundSetter
    public final void setOnFailure(String value) {
        set("onFailure", value);
    }

    /** Rollback, hold or promote. */
    @DataBoundSetter
    public final void setOnAbort(String value) {
        set("onAbort", value);
    }

    /** Rollback, hold or promote. */
    @DataBoundSetter
    public final void setOnTimeout(String value) {
        set("onTimeout", value);
    }

    /** What to do when someone else moves the weights. */
    @DataBoundSetter
    public final void setOnDrift(String value) {
        set("onDrift", value);
    }

    /** How long a weight may take to be in effect. */
    @DataBoundSetter
    public final void setSettleWithin(Object value) {
        set("settleWithin", value);
    }

    /** A webhook that is asked. */
    @DataBoundSetter
    public final void setGate(String value) {
        set("gate", value);
    }

    /** How long an answer may take. */
    @DataBoundSetter
    public final void setGateWithin(Object value) {
        set("gateWithin", value);
    }

    /** How long the old version is kept. */
    @DataBoundSetter
    public final void setKeepOld(Object value) {
        set("keepOld", value);
    }

    /** Adopt: takes over a rollout whose build is gone. */
    @DataBoundSetter
    public final void setOrphan(String value) {
        set("orphan", value);
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new RolloutExecution(context, getDescriptor().getFunctionName(), arguments());
    }
}
