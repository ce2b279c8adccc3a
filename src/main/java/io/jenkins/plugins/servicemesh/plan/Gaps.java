package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.check.Finding;
import java.util.List;

/** What could not be read, as errors: not seeing an object is no reason to make it, and none to believe that it is gone. */
public final class Gaps {

    private Gaps() {}

    /** An error for each need that the caller may not read. */
    public static List<Finding> forbidden(Snapshot snapshot) {
        return snapshot.gaps().entrySet().stream()
                .filter(gap -> gap.getValue() == Snapshot.Gap.FORBIDDEN)
                .map(gap -> Finding.error("read/forbidden", "not allowed to " + gap.getKey())
                        .withSuggestion("grant it to the credentials of this cluster"))
                .toList();
    }

    /** An error for each need of a kind that the API does not serve. */
    public static List<Finding> notServed(Snapshot snapshot) {
        return snapshot.gaps().entrySet().stream()
                .filter(gap -> gap.getValue() == Snapshot.Gap.NOT_SERVED)
                .map(gap -> Finding.error(
                        "read/not-served",
                        "the cluster does not serve " + gap.getKey().type().qualifiedName()))
                .toList();
    }
}
