package io.jenkins.plugins.servicemesh.embedded.serverside;

import io.jenkins.plugins.servicemesh.embedded.field.AnyType;
import io.jenkins.plugins.servicemesh.embedded.field.Field;
import io.jenkins.plugins.servicemesh.embedded.field.FieldType;
import io.jenkins.plugins.servicemesh.embedded.field.ListType;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two states of an object.
 *
 * @param written the fields that are new or have another value
 * @param removed the fields that are gone
 */
public record Changes(FieldSet written, FieldSet removed) {

    private static final Changes NONE = new Changes(FieldSet.EMPTY, FieldSet.EMPTY);
    private static final Changes WRITTEN = new Changes(FieldSet.HERE, FieldSet.EMPTY);
    private static final Changes REMOVED = new Changes(FieldSet.EMPTY, FieldSet.HERE);

    /** What differs between two objects of a type. */
    public static Changes between(StructType type, JsonObject before, JsonObject after) {
        return members(type, before, after);
    }

    private static Changes of(FieldType type, Optional<JsonValue> before, Optional<JsonValue> after) {
        if (before.equals(after)) {
            return NONE;
        }
        Changes here = before.isEmpty() ? WRITTEN : after.isEmpty() ? REMOVED : NONE;
        if (isGranular(type, before.or(() -> after).get())
                && isGranular(type, after.or(() -> before).get())) {
            return here.and(
                    type instanceof ListType list
                            ? items(list, array(before), array(after))
                            : members(type, object(before), object(after)));
        }
        return here == NONE ? WRITTEN : here;
    }

    private static boolean isGranular(FieldType type, JsonValue value) {
        if (type instanceof AnyType) {
            return value instanceof JsonObject;
        }
        return !type.isAtomic()
                && (type instanceof ListType ? value instanceof JsonArray : value instanceof JsonObject);
    }

    private static JsonObject object(Optional<JsonValue> value) {
        return value.map(JsonObject.class::cast).orElse(JsonObject.EMPTY);
    }

    private static JsonArray array(Optional<JsonValue> value) {
        return value.map(JsonArray.class::cast).orElse(JsonArray.EMPTY);
    }

    private static Changes members(FieldType type, JsonObject before, JsonObject after) {
        Set<String> keys = new TreeSet<>(before.keys());
        keys.addAll(after.keys());
        Map<String, Changes> below = new LinkedHashMap<>();
        for (String key : keys) {
            boolean isAlwaysThere = type instanceof StructType struct
                    && struct.field(key).filter(Field::isAlwaysThere).isPresent();
            Changes changes = isAlwaysThere
                    ? of(type.below(key), present(before, key), present(after, key))
                    : of(type.below(key), before.get(key), after.get(key));
            below.put(FieldToken.field(key), changes);
        }
        return of(below);
    }

    private static Optional<JsonValue> present(JsonObject object, String key) {
        return Optional.of(object.get(key).orElse(JsonObject.EMPTY));
    }

    private static Changes items(ListType list, JsonArray before, JsonArray after) {
        Map<String, JsonValue> was = byToken(list, before);
        Map<String, JsonValue> is = byToken(list, after);
        Set<String> tokens = new TreeSet<>(was.keySet());
        tokens.addAll(is.keySet());
        Map<String, Changes> below = new LinkedHashMap<>();
        tokens.forEach(token -> below.put(
                token, of(list.items(), Optional.ofNullable(was.get(token)), Optional.ofNullable(is.get(token)))));
        return of(below);
    }

    private static Map<String, JsonValue> byToken(ListType list, JsonArray array) {
        Map<String, JsonValue> items = new LinkedHashMap<>();
        array.items().forEach(item -> items.put(FieldToken.item(list, item), item));
        return items;
    }

    private static Changes of(Map<String, Changes> below) {
        Map<String, FieldSet> written = new LinkedHashMap<>();
        Map<String, FieldSet> removed = new LinkedHashMap<>();
        below.forEach((token, changes) -> {
            written.put(token, changes.written);
            removed.put(token, changes.removed);
        });
        return new Changes(FieldSet.of(false, written), FieldSet.of(false, removed));
    }

    private Changes and(Changes below) {
        return new Changes(written.union(below.written), removed.union(below.removed));
    }
}
