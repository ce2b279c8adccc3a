package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.BooleanSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Bounds;
import io.jenkins.plugins.servicemesh.check.schema.model.Choice;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NullableSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextOrIntegerSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextSchema;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes schemas in the compact form that {@link SchemaReader} reads: a word ({@code "text"}), an object named by its
 * main key ({@code {"list": "text", "max": 16}}), or a number, the index of a schema that stands in several places.
 */
final class SchemaWriter implements Schema.Visitor<JsonValue> {

    private final Map<Schema, Integer> counts;
    private final Map<Schema, Integer> indexes = new LinkedHashMap<>();
    private final List<JsonValue> shared = new ArrayList<>();

    private SchemaWriter(Map<Schema, Integer> counts) {
        this.counts = counts;
    }

    /** The schemas by their names, and what they share. */
    static JsonObject write(Map<String, ? extends Schema> schemas) {
        SchemaCensus census = new SchemaCensus();
        schemas.values().forEach(census::count);
        SchemaWriter writer = new SchemaWriter(census.counts());
        Map<String, JsonValue> written = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> written.put(name, writer.write(schema)));
        return JsonObject.EMPTY.with("shared", writer.shared).with("schemas", JsonObject.of(written));
    }

    private JsonValue write(Schema schema) {
        Integer known = indexes.get(schema);
        if (known != null) {
            return JsonNumber.of(known);
        }
        JsonValue form = schema.accept(this);
        if (form instanceof JsonString || counts.getOrDefault(schema, 0) < 2) {
            return form;
        }
        shared.add(form);
        indexes.put(schema, shared.size() - 1);
        return JsonNumber.of(shared.size() - 1L);
    }

    @Override
    public JsonValue object(ObjectSchema schema) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        schema.properties().forEach((name, property) -> fields.put(name, write(property)));
        JsonObject form = JsonObject.of("object", JsonObject.of(fields));
        form = withTexts(form, "required", schema.required());
        form = schema.defaults().isEmpty() ? form : form.with("defaults", schema.defaults());
        form = schema.choices().isEmpty() ? form : form.with("choices", choices(schema.choices()));
        form = schema.open() ? form.with("open", true) : form;
        return schema.atomic() ? form.with("atomic", true) : form;
    }

    private static JsonArray choices(List<Choice> choices) {
        return JsonArray.of(choices.stream()
                .map(choice -> JsonObject.of(choice.required() ? "exactlyOneOf" : "atMostOneOf", choice.fields()))
                .toList());
    }

    @Override
    public JsonValue map(MapSchema schema) {
        return withBounds(JsonObject.of("map", write(schema.values())), schema.size());
    }

    @Override
    public JsonValue list(ListSchema schema) {
        JsonObject form = withBounds(JsonObject.of("list", write(schema.items())), schema.size());
        form = schema.merge() == ListSchema.Merge.ATOMIC
                ? form
                : form.with("merge", schema.merge().name().toLowerCase(Locale.ROOT));
        return withTexts(form, "keys", schema.keys());
    }

    @Override
    public JsonValue text(TextSchema schema) {
        JsonObject form = withBounds(JsonObject.of("text", schema.allowed()), schema.length());
        form = schema.pattern().isPresent()
                ? form.with("pattern", schema.pattern().get())
                : form;
        form = schema.format().isPresent()
                ? form.with("format", schema.format().get().word())
                : form;
        return schema.equals(TextSchema.ANY) ? new JsonString("text") : form;
    }

    @Override
    public JsonValue number(NumberSchema schema) {
        JsonObject form = JsonObject.of("number", schema.format().word());
        form = schema.minimum().isPresent() ? form.with("min", schema.minimum().get()) : form;
        form = schema.maximum().isPresent() ? form.with("max", schema.maximum().get()) : form;
        form = schema.allowed().isEmpty() ? form : form.with("enum", JsonArray.of(schema.allowed()));
        return form.keys().size() == 1 ? new JsonString(schema.format().word()) : form;
    }

    @Override
    public JsonValue bool(BooleanSchema schema) {
        return new JsonString("boolean");
    }

    @Override
    public JsonValue textOrInteger(TextOrIntegerSchema schema) {
        return schema.pattern()
                .<JsonValue>map(pattern -> JsonObject.of("text-or-integer", pattern))
                .orElse(new JsonString("text-or-integer"));
    }

    @Override
    public JsonValue any(AnySchema schema) {
        return new JsonString("any");
    }

    @Override
    public JsonValue nullable(NullableSchema schema) {
        return JsonObject.of("nullable", write(schema.schema()));
    }

    private static JsonObject withBounds(JsonObject form, Bounds bounds) {
        JsonObject least = bounds.least() == 0 ? form : form.with("min", bounds.least());
        return bounds.most() == Bounds.NONE.most() ? least : least.with("max", bounds.most());
    }

    private static JsonObject withTexts(JsonObject form, String key, List<String> texts) {
        return texts.isEmpty() ? form : form.with(key, texts);
    }
}
