package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.BooleanSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Bounds;
import io.jenkins.plugins.servicemesh.check.schema.model.Choice;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NullableSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberFormat;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextFormat;
import io.jenkins.plugins.servicemesh.check.schema.model.TextOrIntegerSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextSchema;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the compact form that {@link SchemaWriter} writes. */
final class SchemaReader {

    private final List<Schema> shared = new ArrayList<>();

    private SchemaReader() {}

    /** The schemas by their names. */
    static Map<String, ObjectSchema> read(JsonObject document) {
        SchemaReader reader = new SchemaReader();
        // a shared schema refers to earlier ones only
        document.array("shared").items().forEach(form -> reader.shared.add(reader.schema(form)));
        Map<String, ObjectSchema> schemas = new LinkedHashMap<>();
        document.object("schemas")
                .members()
                .forEach((name, form) -> schemas.put(name, (ObjectSchema) reader.schema(form)));
        return schemas;
    }

    private Schema schema(JsonValue form) {
        if (form instanceof JsonNumber index) {
            return shared.get(index.intValue());
        }
        return form instanceof JsonString word ? simple(word.value()) : composed((JsonObject) form);
    }

    private static Schema simple(String word) {
        return switch (word) {
            case "text" -> TextSchema.ANY;
            case "boolean" -> new BooleanSchema();
            case "any" -> new AnySchema();
            case "text-or-integer" -> new TextOrIntegerSchema(Optional.empty());
            default -> NumberSchema.of(numberFormat(word));
        };
    }

    private static NumberFormat numberFormat(String word) {
        return NumberFormat.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Schema composed(JsonObject form) {
        String type = form.keys().iterator().next();
        JsonValue main = form.members().values().iterator().next();
        return switch (type) {
            case "object" -> object(form);
            case "map" -> new MapSchema(schema(main), bounds(form));
            case "list" ->
                new ListSchema(
                        schema(main),
                        bounds(form),
                        merge(form),
                        form.array("keys").texts());
            case "nullable" -> new NullableSchema(schema(main));
            case "text" -> text(form);
            case "text-or-integer" -> new TextOrIntegerSchema(form.text(type));
            default -> number(form);
        };
    }

    private ObjectSchema object(JsonObject form) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        form.object("object").members().forEach((name, property) -> properties.put(name, schema(property)));
        return new ObjectSchema(
                properties,
                form.array("required").texts(),
                form.object("defaults"),
                form.array("choices").objects().stream()
                        .map(SchemaReader::choice)
                        .toList(),
                isTrue(form, "open"),
                isTrue(form, "atomic"));
    }

    private static Choice choice(JsonObject form) {
        boolean required = form.has("exactlyOneOf");
        return new Choice(form.array(required ? "exactlyOneOf" : "atMostOneOf").texts(), required);
    }

    private static ListSchema.Merge merge(JsonObject form) {
        return form.text("merge")
                .map(word -> ListSchema.Merge.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ListSchema.Merge.ATOMIC);
    }

    private static TextSchema text(JsonObject form) {
        return new TextSchema(
                form.array("text").texts(),
                bounds(form),
                form.text("pattern"),
                form.text("format").flatMap(TextFormat::of));
    }

    private static NumberSchema number(JsonObject form) {
        return new NumberSchema(
                form.text("number").map(SchemaReader::numberFormat).orElse(NumberFormat.NUMBER),
                form.number("min"),
                form.number("max"),
                form.array("enum").items().stream().map(JsonNumber.class::cast).toList());
    }

    private static Bounds bounds(JsonObject form) {
        return new Bounds(
                form.number("min").map(JsonNumber::intValue).orElse(Bounds.NONE.least()),
                form.number("max").map(JsonNumber::intValue).orElse(Bounds.NONE.most()));
    }

    private static boolean isTrue(JsonObject form, String key) {
        return form.get(key).equals(Optional.of(JsonBoolean.TRUE));
    }
}
