package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What Deployments, ReplicaSets, StatefulSets and DaemonSets demand. */
final class WorkloadRules implements ObjectRules {

    private final boolean counted;

    /** @param counted whether its objects say how many pods they want */
    WorkloadRules(boolean counted) {
        this.counted = counted;
    }

    @Override
    public JsonObject withDefaults(JsonObject tree) {
        JsonObject spec = tree.object("spec");
        return counted && !spec.has("replicas") ? tree.with("spec", spec.with("replicas", 1)) : tree;
    }

    @Override
    public List<StatusCause> violations(JsonObject tree) {
        List<StatusCause> causes = new ArrayList<>();
        JsonObject spec = tree.object("spec");
        JsonObject labels = spec.object("template").object("metadata").object("labels");
        JsonObject wanted = spec.object("selector").object("matchLabels");
        if (!spec.has("selector")) {
            causes.add(StatusCause.required("spec.selector", ""));
        } else if (!labels.texts().entrySet().containsAll(wanted.texts().entrySet())) {
            causes.add(StatusCause.invalid(
                    "spec.template.metadata.labels", labels, "`selector` does not match template `labels`"));
        }
        if (spec.object("template").object("spec").array("containers").isEmpty()) {
            causes.add(StatusCause.required("spec.template.spec.containers", ""));
        }
        return causes;
    }

    @Override
    public List<StatusCause> violations(JsonObject before, JsonObject after) {
        JsonObject selector = after.object("spec").object("selector");
        return before.object("spec").object("selector").equals(selector)
                ? List.of()
                : List.of(StatusCause.invalid("spec.selector", selector, "field is immutable"));
    }
}
