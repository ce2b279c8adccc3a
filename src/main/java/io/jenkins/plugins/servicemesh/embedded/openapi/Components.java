package io.jenkins.plugins.servicemesh.embedded.openapi;

import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema.Merge;
import io.jenkins.plugins.servicemesh.embedded.field.AnyType;
import io.jenkins.plugins.servicemesh.embedded.field.Field;
import io.jenkins.plugins.servicemesh.embedded.field.FieldType;
import io.jenkins.plugins.servicemesh.embedded.field.ListType;
import io.jenkins.plugins.servicemesh.embedded.field.MapType;
import io.jenkins.plugins.servicemesh.embedded.field.PatchRule;
import io.jenkins.plugins.servicemesh.embedded.field.ScalarType;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The schemas of a document: a type that has a name stands there once and is referred to. */
final class Components implements FieldType.Visitor<JsonObject> {

    private static final JsonObject OBJECT = JsonObject.of("type", "object");

    private final Map<String, JsonValue> schemas = new TreeMap<>();

    /** Adds the schema of a kind's objects. */
    void add(StructType type, JsonObject identity) {
        schemas.put(type.name(), properties(type).with("x-kubernetes-group-version-kind", List.of(identity)));
    }

    JsonObject toJson() {
        return JsonObject.of(schemas);
    }

    @Override
    public JsonObject scalar(ScalarType type) {
        return type.openApi();
    }

    @Override
    public JsonObject struct(StructType type) {
        if (type.name().isEmpty()) {
            return properties(type);
        }
        if (!schemas.containsKey(type.name())) {
            schemas.put(type.name(), OBJECT); // stands there while what it refers to is added
            schemas.put(type.name(), properties(type));
        }
        return reference(type.name());
    }

    static JsonObject reference(String name) {
        return JsonObject.of("$ref", "#/components/schemas/" + name);
    }

    private JsonObject properties(StructType type) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        type.fields().forEach((key, field) -> properties.put(key, property(field)));
        JsonObject schema = OBJECT.with("properties", JsonObject.of(properties));
        List<String> required = type.fields().entrySet().stream()
                .filter(field -> field.getValue().required())
                .map(Map.Entry::getKey)
                .toList();
        schema = required.isEmpty() ? schema : schema.with("required", required);
        schema = type.isOpen() ? schema.with("x-kubernetes-preserve-unknown-fields", true) : schema;
        return type.isAtomic() ? schema.with("x-kubernetes-map-type", "atomic") : schema;
    }

    private JsonObject property(Field field) {
        JsonObject schema = field.type().accept(this);
        boolean isReference = schema.has("$ref");
        schema = isReference ? JsonObject.of("allOf", List.of(schema)) : schema;
        schema = field.fallback().isPresent()
                ? schema.with("default", field.fallback().get())
                : schema;
        PatchRule patch = field.patch();
        schema = patch.strategy().isEmpty() ? schema : schema.with("x-kubernetes-patch-strategy", patch.strategy());
        return patch.mergeKey().isEmpty() ? schema : schema.with("x-kubernetes-patch-merge-key", patch.mergeKey());
    }

    @Override
    public JsonObject map(MapType type) {
        JsonObject schema = OBJECT.with("additionalProperties", type.values().accept(this));
        return type.isAtomic() ? schema.with("x-kubernetes-map-type", "atomic") : schema;
    }

    @Override
    public JsonObject list(ListType type) {
        JsonObject schema = JsonObject.of("type", "array")
                .with("items", type.items().accept(this))
                .with("x-kubernetes-list-type", type.merge().name().toLowerCase(Locale.ROOT));
        return type.merge() == Merge.MAP ? schema.with("x-kubernetes-list-map-keys", type.keys()) : schema;
    }

    @Override
    public JsonObject any(AnyType type) {
        return JsonObject.of("x-kubernetes-preserve-unknown-fields", true);
    }
}
