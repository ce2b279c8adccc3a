package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.field.BuiltinTypes;
import io.jenkins.plugins.servicemesh.embedded.field.UnknownFields;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;

/**
 * Rules of a built-in kind: its fields, and more.
 *
 * @param more what else the kind demands
 */
record BuiltinRules(ResourceType type, ObjectRules more) implements ObjectRules {

    @Override
    public List<String> unknownFields(JsonObject tree) {
        return unknown(tree).stream().map(JsonPointer::toDotted).toList();
    }

    private List<JsonPointer> unknown(JsonObject tree) {
        return UnknownFields.of(BuiltinTypes.of(type), tree);
    }

    @Override
    public JsonObject prune(JsonObject tree) {
        List<JsonPatch.Operation> removals = unknown(tree).stream()
                .<JsonPatch.Operation>map(JsonPatch.Remove::new)
                .toList();
        return (JsonObject) new JsonPatch(removals).apply(tree);
    }

    @Override
    public JsonObject withDefaults(JsonObject tree) {
        return more.withDefaults(tree);
    }

    @Override
    public JsonObject carryOver(JsonObject before, JsonObject after) {
        return more.carryOver(before, after);
    }

    @Override
    public String decodingProblem(JsonObject tree) {
        return more.decodingProblem(tree);
    }

    @Override
    public List<StatusCause> violations(JsonObject tree) {
        return more.violations(tree);
    }

    @Override
    public List<StatusCause> violations(JsonObject before, JsonObject after) {
        return more.violations(before, after);
    }
}
