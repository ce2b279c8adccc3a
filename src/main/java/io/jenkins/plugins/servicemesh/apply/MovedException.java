package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;

/** Someone else changed an object in between, and the plan on what it is now is another one. Nothing of ours is left written. */
public final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Plan now;

    MovedException(ResourceId id, Plan now) {
        super(id + " was changed by someone else meanwhile, and other edits are needed now: look at the new plan");
        this.now = now;
    }

    /** The plan on what the cluster holds now. */
    public Plan now() {
        return now;
    }
}
