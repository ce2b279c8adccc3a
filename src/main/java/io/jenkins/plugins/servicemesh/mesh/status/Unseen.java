package io.jenkins.plugins.servicemesh.mesh.status;

import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import java.util.List;

/** What could not be looked at, and why. */
public record Unseen(Need need, Snapshot.Gap gap) {

    /** All of a snapshot, in the order in which it was asked for. */
    public static List<Unseen> of(Snapshot snapshot) {
        return snapshot.gaps().entrySet().stream()
                .map(gap -> new Unseen(gap.getKey(), gap.getValue()))
                .toList();
    }

    /** {@code needs list pods in namespace shop}, or that the cluster has no such kind. */
    public String describe() {
        return gap == Snapshot.Gap.FORBIDDEN
                ? "needs " + need
                : "the cluster does not serve " + need.type().qualifiedName();
    }
}
