package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** What every write says about itself. */
final class Write {

    private Write() {}

    /** The call with our field manager and strict validation, judged only when it is a dry run. */
    static ApiRequest of(ApiRequest request, WriteMode mode) {
        ApiRequest write = request.with("fieldManager", Cluster.FIELD_MANAGER).with("fieldValidation", "Strict");
        return mode == WriteMode.DRY_RUN ? write.with("dryRun", "All") : write;
    }

    /** The body of a delete: a server that gets one reads no query parameters, so the dry run stands in it too. */
    static JsonObject deleteOptions(Preconditions preconditions, WriteMode mode) {
        JsonObject options = JsonObject.of("apiVersion", "v1").with("kind", "DeleteOptions");
        JsonObject conditions = JsonObject.EMPTY;
        if (preconditions.uid().isPresent()) {
            conditions = conditions.with("uid", preconditions.uid().get());
        }
        if (preconditions.resourceVersion().isPresent()) {
            conditions = conditions.with(
                    "resourceVersion", preconditions.resourceVersion().get());
        }
        if (!conditions.isEmpty()) {
            options = options.with("preconditions", conditions);
        }
        return mode == WriteMode.DRY_RUN ? options.with("dryRun", List.of("All")) : options;
    }
}
