package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * Rules of a built-in kind whose fields are known at the top level alone; below, everything is taken.
 *
 * @param fields those at the top level, besides apiVersion, kind and metadata
 * @param more what else the kind demands
 */
record BuiltinRules(Set<String> fields, ObjectRules more) implements ObjectRules {

    private static final Set<String> EVERYWHERE = Set.of("apiVersion", "kind", "metadata");

    private boolean knows(String field) {
        return EVERYWHERE.contains(field) || fields.contains(field);
    }

    @Override
    public List<String> unknownFields(JsonObject tree) {
        return tree.keys().stream().filter(key -> !knows(key)).toList();
    }

    @Override
    public JsonObject prune(JsonObject tree) {
        JsonObject pruned = tree;
        for (String field : unknownFields(tree)) {
            pruned = pruned.without(field);
        }
        return pruned;
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
