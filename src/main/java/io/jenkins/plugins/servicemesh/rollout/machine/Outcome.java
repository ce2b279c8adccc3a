package io.jenkins.plugins.servicemesh.rollout.machine;

/** How a rollout ended. */
public enum Outcome {
    /** The new versions have everything, or the trial ran to its end. */
    SUCCEEDED,
    /** The old versions have everything again. */
    ROLLED_BACK,
    /** Traffic stays as it was last, and a person has to look. */
    HELD,
    /** It did not begin; nothing was written. */
    REFUSED
}
