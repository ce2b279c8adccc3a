package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Optional;

/** Someone else changed an object in between, and the plan on what it is now is another one. */
public final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<ResourceId> id;
    private final transient Plan now;
    private final transient List<ResourceId> remaining;

    MovedException(ResourceId id, Plan now) {
        this(id, now, List.of());
    }

    private MovedException(ResourceId id, Plan now, List<ResourceId> remaining) {
        this(
                id + " was changed by someone else meanwhile, and other edits are needed now: look at the new plan; "
                        + ApplyFailedException.leftover(remaining),
                Optional.of(id),
                now,
                remaining);
    }

    private MovedException(String message, Optional<ResourceId> id, Plan now, List<ResourceId> remaining) {
        super(message);
        this.id = id;
        this.now = now;
        this.remaining = List.copyOf(remaining);
    }

    /** What was approved is not what is needed now. */
    public static MovedException sinceApproval(Plan now) {
        return new MovedException(
                "the cluster moved since the plan was approved, and other writes are needed now: look at the new plan;"
                        + " nothing was written",
                Optional.empty(),
                now,
                List.of());
    }

    /** The same, with what could not be taken back. */
    MovedException leaving(List<ResourceId> objects) {
        return new MovedException(id.orElseThrow(), now, objects);
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
