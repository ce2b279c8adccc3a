package io.jenkins.plugins.servicemesh.pipeline.step;

import org.kohsuke.stapler.DataBoundSetter;

/** What both canaries have. */
public abstract class GradualStep extends RolloutStep {

    /** Percent by percent, increasing. */
    @DataBoundSetter
    public final void setWeights(Object value) {
        set("weights", value);
    }

    /** How long each weight is watched. */
    @DataBoundSetter
    public final void setEvery(Object value) {
        set("every", value);
    }

    /** Weights at which someone is asked. */
    @DataBoundSetter
    public final void setPauseAt(Object value) {
        set("pauseAt", value);
    }

    /** Who gets the new version first. */
    @DataBoundSetter
    public final void setTesters(Object value) {
        set("testers", value);
    }

    /** What keeps a user at a version. */
    @DataBoundSetter
    public final void setAffinity(Object value) {
        set("affinity", value);
    }

    /** Copies of requests before any is moved. */
    @DataBoundSetter
    public final void setMirror(Object value) {
        set("mirror", value);
    }

    /** The requests that are moved instead of a share. */
    @DataBoundSetter
    public final void setMatch(Object value) {
        set("match", value);
    }

    /** How long those are moved. */
    @DataBoundSetter
    public final void setDuring(Object value) {
        set("during", value);
    }

    /** Whether it stays. */
    @DataBoundSetter
    public final void setPromote(Object value) {
        set("promote", value);
    }
}
