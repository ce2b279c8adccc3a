package io.jenkins.plugins.servicemesh.embedded.field;

import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.BooleanSchema;
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
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of the kinds of a catalogue, from their schemas. */
public final class CatalogTypes implements Schema.Visitor<FieldType> {

    private static final CatalogTypes TYPES = new CatalogTypes();
    private static final ScalarType TEXT = new ScalarType(JsonObject.of("type", "string"));

    private CatalogTypes() {}

    /** The type of that version's objects; its name is the reversed group, the version and the kind. */
    public static StructType of(ResourceDefinition definition, String version) {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("apiVersion", Field.of(TEXT, false));
        fields.put("kind", Field.of(TEXT, false));
        fields.put("metadata", BuiltinTypes.metadata());
        Optional<ObjectSchema> schema = definition.schema(version);
        schema.ifPresent(object -> TYPES.fields(object).forEach(fields::putIfAbsent));
        return new StructType(
                name(definition, version),
                fields,
                false,
                schema.map(ObjectSchema::open).orElse(true));
    }

    private static String name(ResourceDefinition definition, String version) {
        List<String> parts = new ArrayList<>(List.of(definition.names().group().split("\\.")));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + version + "."
                + definition.names().kind();
    }

    private Map<String, Field> fields(ObjectSchema schema) {
        Map<String, Field> fields = new LinkedHashMap<>();
        schema.properties().forEach((key, property) -> {
            Optional<JsonValue> fallback = schema.defaults().get(key);
            fields.put(
                    key,
                    new Field(
                            property.accept(this),
                            schema.required().contains(key),
                            false,
                            fallback,
                            PatchRule.REPLACE,
                            WireForm.NONE));
        });
        return fields;
    }

    @Override
    public FieldType object(ObjectSchema schema) {
        return new StructType("", fields(schema), schema.atomic(), schema.open());
    }

    @Override
    public FieldType map(MapSchema schema) {
        return new MapType(schema.values().accept(this), false);
    }

    @Override
    public FieldType list(ListSchema schema) {
        return new ListType(schema.items().accept(this), schema.merge(), schema.keys());
    }

    @Override
    public FieldType text(TextSchema schema) {
        JsonObject form = TEXT.openApi();
        form = schema.allowed().isEmpty() ? form : form.with("enum", schema.allowed());
        form = schema.pattern().isEmpty()
                ? form
                : form.with("pattern", schema.pattern().get());
        Optional<TextFormat> format = schema.format();
        return new ScalarType(
                format.isEmpty() ? form : form.with("format", format.get().word()));
    }

    @Override
    public FieldType number(NumberSchema schema) {
        NumberFormat format = schema.format();
        JsonObject form = JsonObject.of("type", format.isWhole() ? "integer" : "number");
        form = format.bits() == 0 ? form : form.with("format", format.word());
        form = schema.allowed().isEmpty() ? form : form.with("enum", schema.allowed());
        form = schema.minimum().isEmpty()
                ? form
                : form.with("minimum", schema.minimum().get());
        return new ScalarType(
                schema.maximum().isEmpty()
                        ? form
                        : form.with("maximum", schema.maximum().get()));
    }

    @Override
    public FieldType bool(BooleanSchema schema) {
        return new ScalarType(JsonObject.of("type", "boolean"));
    }

    @Override
    public FieldType textOrInteger(TextOrIntegerSchema schema) {
        return new ScalarType(JsonObject.of("x-kubernetes-int-or-string", true));
    }

    @Override
    public FieldType any(AnySchema schema) {
        return AnyType.ANY;
    }

    @Override
    public FieldType nullable(NullableSchema schema) {
        return schema.schema().accept(this);
    }
}
