package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.step.result.RolloutResult;

/** A rollout did not reach what was wanted, and the step shall fail for it. */
public final class RolloutEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RolloutResult result;

    RolloutEndedException(RolloutResult result) {
        super(result.getMessage());
        this.result = result;
    }

    /** How it ended. */
    public RolloutResult result() {
        return result;
    }
}
