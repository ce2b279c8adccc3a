package io.jenkins.plugins.servicemesh.local.step;

/** A block that was given to a step, still to be run: see {@link StepContext#body(StepBody)}. */
public interface StepBody {}
