package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;

/** Someone else changed an object in between, and the plan on what it is now is another one. */
public final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ResourceId id;
    private final transient Plan now;
    private final transient List<ResourceId> remaining;

    MovedException(ResourceId id, Plan now) {
        this(id, now, List.of());
    }

    private MovedException(ResourceId id, Plan now, List<ResourceId> remaining) {
        super(id + " was changed by someone else meanwhile, and other edits are needed now: look at the new plan; "
                + ApplyFailedException.leftover(remaining));
        this.id = id;
        this.now = now;
        this.remaining = List.copyOf(remaining);
    }

    /** The same, with what could not be taken back. */
    MovedException leaving(List<ResourceId> objects) {
        return new MovedException(id, now, objects);
    }

    /** The plan on what the cluster holds now. */
    public Plan now() {
        return now;
    }

    /** Objects whose change could not be taken back. */
    public List<ResourceId> remaining() {
        return remaining;
    }
}
