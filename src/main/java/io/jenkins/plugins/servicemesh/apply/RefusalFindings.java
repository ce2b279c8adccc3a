package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;

/** What the API server refused in its dry run, as findings on the object; that an object moved is none: the write looks again. */
final class RefusalFindings {

    private RefusalFindings() {}

    static List<Finding> of(ResourceId id, ClusterException refusal) {
        if (refusal.is(Reason.CONFLICT)
                || refusal.is(Reason.ALREADY_EXISTS)
                || refusal.is(Reason.NOT_FOUND)
                || refusal.isPatchMismatch()) {
            return List.of();
        }
        if (refusal.isPassing() || refusal.is(Reason.UNAUTHORIZED)) {
            throw refusal;
        }
        if (refusal.causes().isEmpty()) {
            return List.of(finding(id, "", String.valueOf(refusal.getMessage())));
        }
        return refusal.causes().stream()
                .map(cause -> finding(id, cause.field(), cause.message()))
                .toList();
    }

    private static Finding finding(ResourceId id, String field, String message) {
        return Finding.error("server/refused", "the API server refuses it: " + message)
                .at(Place.in(id, field));
    }
}
