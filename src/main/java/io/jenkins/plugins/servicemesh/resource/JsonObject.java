package io.jenkins.plugins.servicemesh.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A JSON object: keys in their written order, each once. Changing methods return this very object when nothing changes. */
public final class JsonObject implements JsonValue {

    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, JsonValue> members;

    private JsonObject(Map<String, JsonValue> members) {
        this.members = members;
    }

    /** An object with a copy of these members, in the map's order. */
    public static JsonObject of(Map<String, ? extends JsonValue> members) {
        return members.isEmpty() ? EMPTY : new JsonObject(Collections.unmodifiableMap(new LinkedHashMap<>(members)));
    }

    /** An object of text values, such as labels. */
    public static JsonObject ofTexts(Map<String, String> texts) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        texts.forEach((key, text) -> members.put(key, new JsonString(text)));
        return of(members);
    }

    /** An object of one member; the value as {@link JsonValue#of(Object)} takes it. */
    public static JsonObject of(String key, Object value) {
        return of(Map.of(key, JsonValue.of(value)));
    }

    /** The members, unmodifiable, in order. */
    public Map<String, JsonValue> members() {
        return members;
    }

    /** The keys, in order. */
    public Set<String> keys() {
        return members.keySet();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** The member of this key; empty when there is none, JsonNull when null is written. */
    public Optional<JsonValue> get(String key) {
        return Optional.ofNullable(members.get(key));
    }

    /** The member of this key if it is an object, else the empty object. */
    public JsonObject object(String key) {
        return members.get(key) instanceof JsonObject object ? object : EMPTY;
    }

    /** The member of this key if it is an array, else the empty array. */
    public JsonArray array(String key) {
        return members.get(key) instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    /** The member of this key if it is a text. */
    public Optional<String> text(String key) {
        return members.get(key) instanceof JsonString text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The member of this key if it is a number. */
    public Optional<JsonNumber> number(String key) {
        return members.get(key) instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    /** The text members as a map, in order; members of other types are left out. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            if (value instanceof JsonString text) {
                texts.put(key, text.value());
            }
        });
        return Collections.unmodifiableMap(texts);
    }

    /** This object with that member set; a new key comes last; this very object when it has that value already. */
    public JsonObject with(String key, Object value) {
        JsonValue wanted = JsonValue.of(value);
        if (Objects.equals(members.get(key), wanted)) {
            return this;
        }
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.put(key, wanted);
        return of(copy);
    }

    /** This object without that member; this very object when it has none. */
    public JsonObject without(String key) {
        if (!members.containsKey(key)) {
            return this;
        }
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.remove(key);
        return of(copy);
    }

    @Override
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        members.forEach((key, value) -> plain.put(key, value.toPlain()));
        return plain;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.object(this);
    }

    @Override
    public String typeName() {
        return "object";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.print(this);
    }
}
