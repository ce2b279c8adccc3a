package io.jenkins.plugins.servicemesh.check.schema.reader;

import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.BooleanSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Bounds;
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
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the structural part of an OpenAPI v3 schema as a CustomResourceDefinition holds it. Descriptions are dropped,
 * and so are CEL rules; but a text that CEL reads as a duration gets that format, since no other word of the schema
 * says it.
 */
public final class OpenApiReader {

    private static final String DURATION_RULE = "duration(self)";

    private OpenApiReader() {}

    /** @throws java.util.regex.PatternSyntaxException when a pattern is no regular expression */
    static Schema read(JsonObject node) {
        Schema bare = bare(node);
        return isTrue(node, "nullable") ? new NullableSchema(bare) : bare;
    }

    private static Schema bare(JsonObject node) {
        if (isTrue(node, "x-kubernetes-int-or-string")) {
            return new TextOrIntegerSchema(pattern(node));
        }
        return switch (node.text("type").orElse("")) {
            case "object" -> objectOrMap(node);
            case "array" -> list(node);
            case "string" -> text(node);
            case "integer", "number" -> number(node);
            case "boolean" -> new BooleanSchema();
            default -> new AnySchema();
        };
    }

    private static Schema objectOrMap(JsonObject node) {
        return node.get("additionalProperties")
                .<Schema>flatMap(values -> map(node, values))
                .orElseGet(() -> object(node));
    }

    private static Optional<MapSchema> map(JsonObject node, JsonValue values) {
        Bounds size = bounds(node, "minProperties", "maxProperties");
        if (values instanceof JsonObject schema) {
            return Optional.of(new MapSchema(read(schema), size));
        }
        return values == JsonBoolean.TRUE ? Optional.of(new MapSchema(new AnySchema(), size)) : Optional.empty();
    }

    /** The object of these properties. */
    public static ObjectSchema object(JsonObject node) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        Map<String, JsonValue> defaults = new LinkedHashMap<>();
        JsonObject described = node.object("properties");
        described.keys().forEach(name -> {
            JsonObject property = described.object(name);
            properties.put(name, read(property));
            property.get("default").ifPresent(value -> defaults.put(name, value));
        });
        return new ObjectSchema(
                properties,
                node.array("required").texts(),
                JsonObject.of(defaults),
                ChoiceReader.read(node),
                isTrue(node, "x-kubernetes-preserve-unknown-fields"),
                node.text("x-kubernetes-map-type").equals(Optional.of("atomic")));
    }

    private static ListSchema list(JsonObject node) {
        return new ListSchema(
                read(node.object("items")),
                bounds(node, "minItems", "maxItems"),
                switch (node.text("x-kubernetes-list-type").orElse("")) {
                    case "map" -> ListSchema.Merge.MAP;
                    case "set" -> ListSchema.Merge.SET;
                    default -> ListSchema.Merge.ATOMIC;
                },
                node.array("x-kubernetes-list-map-keys").texts());
    }

    private static TextSchema text(JsonObject node) {
        Optional<TextFormat> duration = readsDuration(node.array("x-kubernetes-validations"))
                ? Optional.of(TextFormat.DURATION)
                : Optional.empty();
        return new TextSchema(
                node.array("enum").texts(),
                bounds(node, "minLength", "maxLength"),
                pattern(node),
                node.text("format").flatMap(TextFormat::of).or(() -> duration));
    }

    private static boolean readsDuration(JsonArray rules) {
        return rules.objects().stream()
                .anyMatch(rule -> rule.text("rule").orElse("").startsWith(DURATION_RULE));
    }

    private static NumberSchema number(JsonObject node) {
        return new NumberSchema(
                numberFormat(node),
                node.number("minimum"),
                node.number("maximum"),
                node.array("enum").items().stream()
                        .flatMap(value -> value instanceof JsonNumber number ? Stream.of(number) : Stream.empty())
                        .toList());
    }

    private static NumberFormat numberFormat(JsonObject node) {
        if (node.text("type").equals(Optional.of("number"))) {
            return NumberFormat.NUMBER;
        }
        return switch (node.text("format").orElse("")) {
            case "int32" -> NumberFormat.INT32;
            case "int64" -> NumberFormat.INT64;
            default -> NumberFormat.INTEGER;
        };
    }

    /** Compiled once, so that a definition with a broken pattern is refused when it is read. */
    private static Optional<String> pattern(JsonObject node) {
        return node.text("pattern").map(regex -> Pattern.compile(regex).pattern());
    }

    private static Bounds bounds(JsonObject node, String least, String most) {
        return new Bounds(
                node.number(least).map(JsonNumber::intValue).orElse(Bounds.NONE.least()),
                node.number(most).map(JsonNumber::intValue).orElse(Bounds.NONE.most()));
    }

    private static boolean isTrue(JsonObject node, String key) {
        return node.get(key).equals(Optional.of(JsonBoolean.TRUE));
    }
}
