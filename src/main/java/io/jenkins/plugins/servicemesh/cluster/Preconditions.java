package io.jenkins.plugins.servicemesh.cluster;

import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.Optional;

/** What must still hold for a delete to happen. */
public record Preconditions(Optional<String> uid, Optional<String> resourceVersion) {

    /** Delete whatever is there. */
    public static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

    /** Only this very object, as it was read. */
    public static Preconditions exactly(Resource seen) {
        return new Preconditions(seen.uid(), seen.resourceVersion());
    }
}
