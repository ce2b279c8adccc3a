package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** What Namespaces get: a label with their name, and a phase. */
final class NamespaceRules implements ObjectRules {

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    @Override
    public JsonObject withDefaults(JsonObject tree) {
        JsonObject metadata = tree.object("metadata");
        JsonObject labels =
                metadata.object("labels").with(NAME_LABEL, metadata.text("name").orElse(""));
        JsonObject named = tree.with("metadata", metadata.with("labels", labels));
        JsonObject guarded =
                named.has("spec") ? named : named.with("spec", JsonObject.of("finalizers", List.of("kubernetes")));
        return guarded.has("status") ? guarded : guarded.with("status", JsonObject.of("phase", "Active"));
    }
}
