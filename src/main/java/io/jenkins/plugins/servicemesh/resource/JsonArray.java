package io.jenkins.plugins.servicemesh.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A JSON array. Changing methods return this very array when nothing changes. */
public final class JsonArray implements JsonValue {

    /** The array without items. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    private final List<JsonValue> items;

    private JsonArray(List<JsonValue> items) {
        this.items = items;
    }

    /** An array of a copy of these items. */
    public static JsonArray of(List<? extends JsonValue> items) {
        return items.isEmpty() ? EMPTY : new JsonArray(List.copyOf(items));
    }

    /** The items, unmodifiable. */
    public List<JsonValue> items() {
        return items;
    }

    /** Those items that are objects, in order. */
    public List<JsonObject> objects() {
        return items.stream()
                .flatMap(item -> item instanceof JsonObject object ? Stream.of(object) : Stream.empty())
                .toList();
    }

    /** Those items that are texts, in order. */
    public List<String> texts() {
        return items.stream()
                .flatMap(item -> item instanceof JsonString text ? Stream.of(text.value()) : Stream.empty())
                .toList();
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** @throws IndexOutOfBoundsException when there is no such item */
    public JsonValue get(int index) {
        return items.get(index);
    }

    /** This array with the item at that index replaced; this very array when it is equal. */
    public JsonArray with(int index, JsonValue item) {
        if (items.get(index).equals(item)) {
            return this;
        }
        List<JsonValue> copy = new ArrayList<>(items);
        copy.set(index, item);
        return of(copy);
    }

    /** This array with the item put before that index; the size as index appends. */
    public JsonArray insert(int index, JsonValue item) {
        List<JsonValue> copy = new ArrayList<>(items);
        copy.add(index, item);
        return of(copy);
    }

    /** This array without the item at that index. */
    public JsonArray without(int index) {
        List<JsonValue> copy = new ArrayList<>(items);
        copy.remove(index);
        return of(copy);
    }

    /** Each object item replaced by what the change makes of it; this very array when none differs. */
    public JsonArray mapObjects(UnaryOperator<JsonObject> change) {
        List<JsonValue> mapped = new ArrayList<>(items.size());
        boolean changed = false;
        for (JsonValue item : items) {
            JsonValue now = item instanceof JsonObject object ? change.apply(object) : item;
            changed |= now != item;
            mapped.add(now);
        }
        return changed ? of(mapped) : this;
    }

    @Override
    public List<Object> toPlain() {
        List<Object> plain = new ArrayList<>();
        items.forEach(item -> plain.add(item.toPlain()));
        return plain;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.array(this);
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonArray that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.print(this);
    }
}
