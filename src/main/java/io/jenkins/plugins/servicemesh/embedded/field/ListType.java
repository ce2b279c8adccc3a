package io.jenkins.plugins.servicemesh.embedded.field;

import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema.Merge;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A list.
 *
 * @param keys the fields that tell its items apart; empty unless it is merged by them
 */
public record ListType(FieldType items, Merge merge, List<String> keys) implements FieldType {

    public ListType {
        keys = List.copyOf(keys);
    }

    /** A list that is one value. */
    static ListType atomic(FieldType items) {
        return new ListType(items, Merge.ATOMIC, List.of());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.list(this);
    }

    @Override
    public boolean isAtomic() {
        return merge == Merge.ATOMIC;
    }

    /** What tells that item apart from the others: the values of its keys, or itself; equal for the same item. */
    public JsonValue identity(JsonValue item) {
        if (merge != Merge.MAP || !(item instanceof JsonObject object)) {
            return item;
        }
        Map<String, JsonValue> values = new TreeMap<>();
        for (String key : keys) {
            object.get(key).or(() -> fallback(key)).ifPresent(value -> values.put(key, value));
        }
        return JsonObject.of(values);
    }

    private Optional<JsonValue> fallback(String key) {
        return items instanceof StructType struct ? struct.field(key).flatMap(Field::fallback) : Optional.empty();
    }
}
