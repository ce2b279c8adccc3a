package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of an object while a builder fills it. What is put in is merged; one field given two values is a conflict, whatever
 * the order: neither wins in silence.
 */
final class Draft {

    private final String path;
    private JsonObject tree = JsonObject.EMPTY;
    private final List<Finding> conflicts = new ArrayList<>();

    /** @param path of the part, for findings */
    Draft(String path) {
        this.path = path;
    }

    JsonObject tree() {
        return tree;
    }

    List<Finding> conflicts() {
        return List.copyOf(conflicts);
    }

    Draft put(String key, Object value) {
        return merge(JsonObject.of(key, value));
    }

    Draft merge(JsonObject fields) {
        tree = merged(tree, fields, path);
        return this;
    }

    /** Adds an item to a list. */
    Draft append(String key, Object item) {
        JsonArray list = tree.array(key);
        tree = tree.with(key, list.insert(list.size(), JsonValue.of(item)));
        return this;
    }

    /** Adds items to a list; makes the list even when there are none. */
    Draft appendAll(String key, Iterable<?> items) {
        tree = tree.with(key, tree.array(key));
        items.forEach(item -> append(key, item));
        return this;
    }

    private JsonObject merged(JsonObject into, JsonObject fields, String at) {
        JsonObject result = into;
        for (Map.Entry<String, JsonValue> field : fields.members().entrySet()) {
            JsonValue there = result.get(field.getKey()).orElse(field.getValue());
            result = result.with(field.getKey(), joined(there, field.getValue(), at + "." + field.getKey()));
        }
        return result;
    }

    private JsonValue joined(JsonValue there, JsonValue wanted, String at) {
        if (there instanceof JsonObject left && wanted instanceof JsonObject right) {
            return merged(left, right, at);
        }
        if (!there.equals(wanted)) {
            conflicts.add(Finding.error("istio/conflicting-values", "given two values: " + there + " and " + wanted)
                    .at(at));
        }
        return there;
    }
}
