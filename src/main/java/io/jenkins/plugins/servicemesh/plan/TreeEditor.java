package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Surgical changes of trees. What is not named stays the same; a change that changes nothing returns the same instance. */
public final class TreeEditor {

    private TreeEditor() {}

    /** Applies edits in order; @throws JsonPatch.RefusedException when a place or an old value is not there */
    public static JsonObject apply(JsonObject tree, List<TreeEdit> edits) {
        JsonValue changed = tree;
        for (TreeEdit edit : edits) {
            changed = new JsonPatch(edit.accept(EditOperations.EXACTLY)).apply(changed);
        }
        return (JsonObject) changed;
    }

    /** The tree with that member set, objects on the way made where there are none. */
    public static JsonObject set(JsonObject tree, JsonValue value, String... keys) {
        return set(tree, value, List.of(keys));
    }

    private static JsonObject set(JsonObject tree, JsonValue value, List<String> keys) {
        String key = keys.get(0);
        JsonValue changed = keys.size() == 1 ? value : set(tree.object(key), value, keys.subList(1, keys.size()));
        return tree.with(key, changed);
    }

    /** The tree without that member; an object that becomes empty by it goes too, but for the tree itself. */
    public static JsonObject remove(JsonObject tree, String... keys) {
        return remove(tree, List.of(keys));
    }

    private static JsonObject remove(JsonObject tree, List<String> keys) {
        String key = keys.get(0);
        if (keys.size() == 1 || !tree.has(key)) {
            return tree.without(key);
        }
        JsonObject changed = remove(tree.object(key), keys.subList(1, keys.size()));
        return changed.isEmpty() ? tree.without(key) : tree.with(key, changed);
    }

    /** The members of the overlay laid over the tree: objects are merged, all else that is written replaces. */
    public static JsonObject merge(JsonObject tree, JsonObject overlay) {
        JsonObject merged = tree;
        for (Map.Entry<String, JsonValue> member : overlay.members().entrySet()) {
            Optional<JsonValue> there = merged.get(member.getKey());
            boolean both =
                    there.isPresent() && there.get() instanceof JsonObject && member.getValue() instanceof JsonObject;
            JsonValue value =
                    both ? merge(merged.object(member.getKey()), (JsonObject) member.getValue()) : member.getValue();
            merged = merged.with(member.getKey(), value);
        }
        return merged;
    }

    /** The index of the item with that text in that member; -1 when there is none. */
    public static int indexOf(JsonArray items, String key, String text) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof JsonObject item && item.text(key).equals(Optional.of(text))) {
                return i;
            }
        }
        return -1;
    }
}
