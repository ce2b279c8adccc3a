package io.jenkins.plugins.servicemesh.embedded.serverside;

import io.jenkins.plugins.servicemesh.embedded.field.FieldType;
import io.jenkins.plugins.servicemesh.embedded.field.ListType;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Removes fields from an object; what else stands below a removed field stays, and so does the field then. */
final class Pruning {

    private Pruning() {}

    /**
     * The object without these fields.
     *
     * @param kept fields that stay, and all that they stand in
     */
    static JsonObject of(FieldType type, JsonObject object, FieldSet removed, FieldSet kept) {
        return pruned(type, object, removed, kept).map(JsonObject.class::cast).orElse(JsonObject.EMPTY);
    }

    private static Optional<JsonValue> pruned(FieldType type, JsonValue value, FieldSet removed, FieldSet kept) {
        if (removed.isEmpty()) {
            return Optional.of(value);
        }
        if (value instanceof JsonObject object && !type.isAtomic()) {
            return unlessEmptied(object, members(type, object, removed, kept), kept, JsonObject::isEmpty);
        }
        if (value instanceof JsonArray array && type instanceof ListType list && !type.isAtomic()) {
            return unlessEmptied(array, items(list, array, removed, kept), kept, JsonArray::isEmpty);
        }
        return kept.isEmpty() && removed.isMember() ? Optional.empty() : Optional.of(value);
    }

    private static <V extends JsonValue> Optional<JsonValue> unlessEmptied(
            V before, V after, FieldSet kept, Predicate<V> isEmpty) {
        boolean emptied = isEmpty.test(after) && kept.isEmpty();
        return emptied ? Optional.empty() : Optional.of(after.equals(before) ? before : after);
    }

    private static JsonObject members(FieldType type, JsonObject object, FieldSet removed, FieldSet kept) {
        JsonObject rest = object;
        for (String key : object.keys()) {
            String token = FieldToken.field(key);
            Optional<JsonValue> member =
                    pruned(type.below(key), object.get(key).orElseThrow(), removed.at(token), kept.at(token));
            rest = member.isPresent() ? rest.with(key, member.get()) : rest.without(key);
        }
        return rest;
    }

    private static JsonArray items(ListType list, JsonArray array, FieldSet removed, FieldSet kept) {
        List<JsonValue> rest = new ArrayList<>();
        for (JsonValue item : array.items()) {
            String token = FieldToken.item(list, item);
            item(list, item, removed.at(token), kept.at(token)).ifPresent(rest::add);
        }
        return JsonArray.of(rest);
    }

    /** An item that nobody names any more goes as a whole, its keys too. */
    private static Optional<JsonValue> item(ListType list, JsonValue item, FieldSet removed, FieldSet kept) {
        return removed.isMember() && kept.isEmpty() ? Optional.empty() : pruned(list.items(), item, removed, kept);
    }
}
