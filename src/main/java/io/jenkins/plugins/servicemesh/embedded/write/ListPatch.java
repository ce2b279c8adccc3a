package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.field.FieldType;
import io.jenkins.plugins.servicemesh.embedded.field.PatchRule;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How a strategic merge patch changes a list.
 *
 * @param mergeKey the field that tells the items apart; empty for items that are told apart by their values
 */
record ListPatch(String mergeKey) {

    private static final String DIRECTIVE = "$patch";

    static ListPatch of(PatchRule rule) {
        return new ListPatch(rule.mergeKey());
    }

    /** The list with the items of the patch merged in: present ones changed or removed, new ones last. */
    JsonArray merged(FieldType items, JsonArray target, JsonArray patch) {
        boolean replaces = patch.objects().stream().anyMatch(item -> isDirective(item, "replace"));
        List<JsonValue> result = new ArrayList<>(replaces ? List.of() : target.items());
        for (JsonValue item : patch.items()) {
            if (item instanceof JsonObject object && isDirective(object, "delete")) {
                result.removeIf(there -> identity(there).equals(identity(object)));
            } else if (!(item instanceof JsonObject object && isDirective(object, "replace"))) {
                merge(items, result, item);
            }
        }
        return JsonArray.of(result);
    }

    private static boolean isDirective(JsonObject item, String directive) {
        return item.text(DIRECTIVE).equals(Optional.of(directive));
    }

    private void merge(FieldType items, List<JsonValue> result, JsonValue item) {
        for (int i = 0; i < result.size(); i++) {
            if (identity(result.get(i)).equals(identity(item))) {
                result.set(i, merged(items, result.get(i), item));
                return;
            }
        }
        result.add(merged(items, JsonObject.EMPTY, item));
    }

    private static JsonValue merged(FieldType items, JsonValue there, JsonValue item) {
        return there instanceof JsonObject target && item instanceof JsonObject patch
                ? StrategicPatch.apply(items, target, patch)
                : item;
    }

    /** The list with those items that are named brought into that order; the others stay where they are. */
    JsonArray ordered(JsonArray list, JsonArray order) {
        List<Object> identities =
                order.items().stream().<Object>map(this::identity).toList();
        Deque<JsonValue> named = new ArrayDeque<>(list.items().stream()
                .filter(item -> identities.contains(identity(item)))
                .sorted(Comparator.comparingInt(item -> identities.indexOf(identity(item))))
                .toList());
        return JsonArray.of(list.items().stream()
                .map(item -> identities.contains(identity(item)) ? named.remove() : item)
                .toList());
    }

    private Object identity(JsonValue item) {
        return item instanceof JsonObject object ? object.get(mergeKey) : item;
    }
}
