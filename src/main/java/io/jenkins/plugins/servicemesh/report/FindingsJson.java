package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Collection;

/** The documented JSON form of a validation, version 1. */
public final class FindingsJson {

    private static final int VERSION = 1;

    private FindingsJson() {}

    /**
     * {@code {"version", "documents", "findings": [...]}}.
     *
     * @param documents how many were looked at
     */
    public static JsonObject of(int documents, Collection<Finding> findings) {
        return JsonObject.EMPTY
                .with("version", VERSION)
                .with("documents", documents)
                .with("findings", findings.stream().map(Finding::toJson).toList());
    }
}
