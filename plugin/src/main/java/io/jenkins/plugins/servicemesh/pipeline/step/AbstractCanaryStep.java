package io.jenkins.plugins.servicemesh.pipeline.step;

import org.kohsuke.stapler.DataBoundSetter;

/** What both canary steps take. */
public abstract class AbstractCanaryStep extends RolloutStep {

    /** Shares of the new version in percent, stage by stage. */
    @DataBoundSetter
    public final void setWeights(Object value) {
        set("weights", value);
    }

    /** How long each stage lasts at least. */
    @DataBoundSetter
    public final void setEvery(Object value) {
        set("every", value);
    }

    /** The weights after which someone is asked. */
    @DataBoundSetter
    public final void setPauseAt(Object value) {
        set("pauseAt", value);
    }

    /** Requests that reach the new version all the time. */
    @DataBoundSetter
    public final void setTesters(Object value) {
        set("testers", value);
    }

    /** Keeps a client at the version that it got. */
    @DataBoundSetter
    public final void setAffinity(Object value) {
        set("affinity", value);
    }

    /** A first stage with copies of requests only. */
    @DataBoundSetter
    public final void setMirror(Object value) {
        set("mirror", value);
    }

    /** Instead of weights: requests that the new version gets. */
    @DataBoundSetter
    public final void setMatch(Object value) {
        set("match", value);
    }

    /** Several of them, as alternatives. */
    @DataBoundSetter
    public final void setMatches(Object value) {
        set("matches", value);
    }

    /** How long they do. */
    @DataBoundSetter
    public final void setDuring(Object value) {
        set("during", value);
    }

    /** Whether the new version gets everything in the end. */
    @DataBoundSetter
    public final void setPromote(Object value) {
        set("promote", value);
    }
}
