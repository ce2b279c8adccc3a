package io.jenkins.plugins.servicemesh.embedded.protobuf;

import io.jenkins.plugins.servicemesh.embedded.field.AnyType;
import io.jenkins.plugins.servicemesh.embedded.field.Field;
import io.jenkins.plugins.servicemesh.embedded.field.FieldType;
import io.jenkins.plugins.servicemesh.embedded.field.ListType;
import io.jenkins.plugins.servicemesh.embedded.field.MapType;
import io.jenkins.plugins.servicemesh.embedded.field.ScalarType;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Reads the content of one field by its type. Kubernetes writes fields without a value as empty texts, zeros and
 * empty times; they are left out, as they are in its JSON.
 */
record MessageReader(WireField content) implements FieldType.Visitor<JsonValue> {

    /** The object of that type in these bytes. @throws IllegalArgumentException when a field is not known */
    static JsonObject object(StructType type, byte[] message) {
        JsonObject object = JsonObject.EMPTY;
        for (WireField content : WireField.all(message)) {
            Map.Entry<String, Field> field = field(type, content.tag());
            if (!isEmpty(field.getValue(), content)) {
                object = with(object, field.getKey(), field.getValue().type(), content);
            }
        }
        return object;
    }

    private static Map.Entry<String, Field> field(StructType type, int number) {
        return type.fields().entrySet().stream()
                .filter(entry -> entry.getValue().wire().number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(type.name() + " has no field " + number + " that is known here"));
    }

    /** Whether it stands for no value; a list's empty text and an empty object say something. */
    private static boolean isEmpty(Field field, WireField content) {
        boolean isNothing = content.content().length == 0 && content.number() == 0;
        return field.type() instanceof ScalarType && isNothing && !field.wire().isNullable();
    }

    private static JsonObject with(JsonObject object, String key, FieldType type, WireField content) {
        JsonValue value = type.accept(new MessageReader(content));
        if (type instanceof ListType) {
            List<JsonValue> items = new ArrayList<>(object.array(key).items());
            items.add(value);
            return object.with(key, JsonArray.of(items));
        }
        return type instanceof MapType ? object.with(key, union(object.object(key), value)) : object.with(key, value);
    }

    private static JsonObject union(JsonObject entries, JsonValue more) {
        JsonObject result = entries;
        for (Map.Entry<String, JsonValue> entry : ((JsonObject) more).members().entrySet()) {
            result = result.with(entry.getKey(), entry.getValue());
        }
        return result;
    }

    @Override
    public JsonValue scalar(ScalarType type) {
        return switch (type.openApi().text("type").orElse("")) {
            case "boolean" -> JsonBoolean.of(content.number() != 0);
            case "integer" -> JsonNumber.of(content.number());
            default -> text(type.openApi().text("format").orElse(""));
        };
    }

    private JsonValue text(String format) {
        return switch (format) {
            case "byte" -> new JsonString(Base64.getEncoder().encodeToString(content.content()));
            case "date-time" -> new JsonString(Instant.ofEpochSecond(number(1)).toString());
            case "quantity" -> new JsonString(part(1).text());
            case "int-or-string" -> number(1) == 0 ? JsonNumber.of(number(2)) : new JsonString(part(3).text());
            default -> new JsonString(content.text());
        };
    }

    private long number(int tag) {
        return part(tag).number();
    }

    private WireField part(int tag) {
        return WireField.all(content.content()).stream()
                .filter(field -> field.tag() == tag)
                .findFirst()
                .orElseGet(() -> new WireField(tag, 0, new byte[0]));
    }

    @Override
    public JsonValue struct(StructType type) {
        return object(type, content.content());
    }

    /** One entry: a map is sent as a list of them. */
    @Override
    public JsonValue map(MapType type) {
        return JsonObject.of(part(1).text(), type.values().accept(new MessageReader(part(2))));
    }

    /** One item: a list is sent item by item. */
    @Override
    public JsonValue list(ListType type) {
        return type.items().accept(this);
    }

    @Override
    public JsonValue any(AnyType type) {
        throw new IllegalArgumentException("a field of any content cannot be read");
    }
}
