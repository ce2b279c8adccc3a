package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;

/** A write failed; the earlier ones were taken back, but for what is named. */
public final class ApplyFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ClusterException refusal;
    private final transient List<ResourceId> remaining;

    ApplyFailedException(ResourceId id, ClusterException cause, List<ResourceId> remaining) {
        super(message(id, cause, remaining), cause);
        this.refusal = cause;
        this.remaining = List.copyOf(remaining);
    }

    private static String message(ResourceId id, ClusterException cause, List<ResourceId> remaining) {
        return id + ": " + cause.getMessage() + "; " + leftover(remaining);
    }

    static String leftover(List<ResourceId> remaining) {
        if (remaining.isEmpty()) {
            return "all earlier writes were taken back";
        }
        List<String> names = remaining.stream().map(ResourceId::toString).toList();
        return "still written: " + String.join(", ", names) + "; 'mesh rollback' takes them back";
    }

    /** What the API server said. */
    public ClusterException refusal() {
        return refusal;
    }

    /** Objects whose change could not be taken back. */
    public List<ResourceId> remaining() {
        return remaining;
    }
}
