package io.jenkins.plugins.servicemesh.mesh;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.plan.Snapshot.Gap;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.function.Function;

/** Reads what a manager wants to see, and asks it again until it wants nothing new. */
public final class SnapshotLoader {

    private static final int MOST_ROUNDS = 10; // each round follows references one step; more is a loop

    private final Cluster cluster;

    public SnapshotLoader(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Reads until the needs are met. What may not be read, or is not served, becomes a gap of the snapshot.
     *
     * @throws ClusterException when the cluster cannot be reached or answers with an error of its own
     */
    public Snapshot load(Function<Snapshot, List<Need>> needs) {
        Snapshot snapshot = Snapshot.EMPTY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Need> wanted = unanswered(needs.apply(snapshot), snapshot);
            if (wanted.isEmpty()) {
                return snapshot;
            }
            for (Need need : wanted) {
                snapshot = read(need, snapshot);
            }
        }
        throw new IllegalStateException("needs never end: " + needs.apply(snapshot));
    }

    private static List<Need> unanswered(List<Need> needs, Snapshot snapshot) {
        return needs.stream().distinct().filter(need -> !snapshot.answers(need)).toList();
    }

    private Snapshot read(Need need, Snapshot snapshot) {
        try {
            return snapshot.with(need, find(need));
        } catch (ClusterException e) {
            if (e.is(Reason.FORBIDDEN)) {
                return snapshot.with(need, Gap.FORBIDDEN);
            }
            if (e.is(Reason.NOT_SERVED)) {
                return snapshot.with(need, Gap.NOT_SERVED);
            }
            throw e;
        }
    }

    private List<Resource> find(Need need) {
        if (need.isOne()) {
            return cluster.read(ResourceId.of(need.type(), need.namespace(), need.name())).stream()
                    .toList();
        }
        return cluster.list(ResourceQuery.in(need.namespace(), need.type()));
    }
}
