package io.jenkins.plugins.servicemesh.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An immutable JSON value (RFC 8259). Two values are equal when they mean the same JSON; the order of an object's keys is kept but does not count. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /**
     * The value that plain Java stands for.
     *
     * @param plain null, a String, Boolean, Number, Map with text keys, Iterable, enum (its name) or JsonValue, nested at will
     * @return the same content as a tree
     * @throws IllegalArgumentException for any other type
     */
    static JsonValue of(@Nullable Object plain) {
        if (plain == null) {
            return JsonNull.NULL;
        }
        if (plain instanceof JsonValue value) {
            return value;
        }
        if (plain instanceof CharSequence text) {
            return new JsonString(text.toString());
        }
        if (plain instanceof Boolean flag) {
            return JsonBoolean.of(flag);
        }
        if (plain instanceof Number number) {
            return new JsonNumber(decimal(number));
        }
        if (plain instanceof Enum<?> constant) {
            return new JsonString(constant.name());
        }
        if (plain instanceof Map<?, ?> map) {
            return object(map);
        }
        if (plain instanceof Iterable<?> items) {
            return array(items);
        }
        throw new IllegalArgumentException("not JSON: " + plain.getClass().getName());
    }

    /** The value as plain Java: null, String, Boolean, BigDecimal, List or Map, the containers mutable and ordered. */
    @Nullable
    Object toPlain();

    /** Reads each case of a value; a new case breaks every reader's build. */
    interface Visitor<R> {
        R object(JsonObject value);

        R array(JsonArray value);

        R string(JsonString value);

        R number(JsonNumber value);

        R bool(JsonBoolean value);

        R nothing();
    }

    <R> R accept(Visitor<R> visitor);

    /** The word for this value's JSON type: {@code object}, {@code array}, {@code string}, {@code number}, {@code boolean} or {@code null}. */
    String typeName();

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    private static JsonObject object(Map<?, ?> map) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), of(value)));
        return JsonObject.of(members);
    }

    private static JsonArray array(Iterable<?> items) {
        List<JsonValue> values = new ArrayList<>();
        items.forEach(item -> values.add(of(item)));
        return JsonArray.of(values);
    }
}
