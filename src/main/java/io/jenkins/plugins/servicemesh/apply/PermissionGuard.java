package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.AccessReview;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.List;

/** Asks the API server, before the first write, for every permission that the writes need. */
public final class PermissionGuard {

    /** The rule of its findings. */
    public static final String RULE = "permission/missing";

    private final Cluster cluster;
    private final Insistence insistence;

    PermissionGuard(Cluster cluster, Insistence insistence) {
        this.cluster = cluster;
        this.insistence = insistence;
    }

    /** A guard that asks that cluster. */
    public static PermissionGuard of(Cluster cluster, PollClock clock) {
        return new PermissionGuard(cluster, new Insistence(clock));
    }

    /** A finding for each permission that is missing; none when all are there. */
    public List<Finding> check(List<AccessRequest> needed) {
        return needed.stream()
                .map(request -> insistence.on(() -> cluster.review(request)))
                .filter(review -> !review.allowed())
                .map(PermissionGuard::missing)
                .toList();
    }

    private static Finding missing(AccessReview review) {
        AccessRequest request = review.request();
        String rule = "{apiGroups: [\"" + request.type().group() + "\"], resources: [\""
                + request.type().plural() + "\"], verbs: [\"" + request.verb() + "\"]}";
        return Finding.error(RULE, "not allowed to " + request).withSuggestion("a Role needs the rule " + rule);
    }
}
