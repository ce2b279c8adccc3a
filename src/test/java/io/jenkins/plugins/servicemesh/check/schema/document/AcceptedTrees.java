package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.BooleanSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NullableSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextFormat;
import io.jenkins.plugins.servicemesh.check.schema.model.TextOrIntegerSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextSchema;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes documents that a schema accepts, as long as it has no patterns. */
record AcceptedTrees(Random random) implements Schema.Visitor<JsonValue> {

    @Override
    public JsonObject object(ObjectSchema schema) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        schema.properties().forEach((name, property) -> {
            if (schema.required().contains(name) || random.nextInt(3) == 0 && !excluded(schema, name, members)) {
                members.put(name, property.accept(this));
            }
        });
        return JsonObject.of(members);
    }

    private static boolean excluded(ObjectSchema schema, String name, Map<String, JsonValue> members) {
        return schema.choices().stream()
                .anyMatch(choice -> choice.fields().contains(name)
                        && choice.fields().stream().anyMatch(members::containsKey));
    }

    @Override
    public JsonValue map(MapSchema schema) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = 0; i < Math.max(schema.size().least(), random.nextInt(2)); i++) {
            members.put("key" + i, schema.values().accept(this));
        }
        return JsonObject.of(members);
    }

    @Override
    public JsonValue list(ListSchema schema) {
        boolean keyed = schema.merge() != ListSchema.Merge.ATOMIC;
        List<JsonValue> items = new ArrayList<>();
        for (int i = 0; i < Math.max(schema.size().least(), random.nextInt(keyed ? 2 : 3)); i++) {
            items.add(schema.items().accept(this));
        }
        return JsonArray.of(items);
    }

    @Override
    public JsonValue text(TextSchema schema) {
        if (!schema.allowed().isEmpty()) {
            return new JsonString(
                    schema.allowed().get(random.nextInt(schema.allowed().size())));
        }
        return new JsonString(schema.format().map(AcceptedTrees::example).orElse("texttext"));
    }

    private static String example(TextFormat format) {
        return switch (format) {
            case DATE_TIME -> "2026-01-31T12:00:00Z";
            case DURATION -> "5s";
            case BYTE -> "aGk=";
        };
    }

    @Override
    public JsonValue number(NumberSchema schema) {
        return schema.minimum().orElse(JsonNumber.of(0));
    }

    @Override
    public JsonValue bool(BooleanSchema schema) {
        return JsonBoolean.of(random.nextBoolean());
    }

    @Override
    public JsonValue textOrInteger(TextOrIntegerSchema schema) {
        return random.nextBoolean() ? JsonNumber.of(80) : new JsonString("http");
    }

    @Override
    public JsonValue any(AnySchema schema) {
        return JsonObject.of("anything", List.of(1, "two"));
    }

    @Override
    public JsonValue nullable(NullableSchema schema) {
        return schema.schema().accept(this);
    }
}
