package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** What Pods demand. */
final class PodRules implements ObjectRules {

    @Override
    public JsonObject withDefaults(JsonObject tree) {
        return tree.has("status") ? tree : tree.with("status", JsonObject.of("phase", "Pending"));
    }

    @Override
    public List<StatusCause> violations(JsonObject tree) {
        return tree.object("spec").array("containers").isEmpty()
                ? List.of(StatusCause.required("spec.containers", ""))
                : List.of();
    }
}
