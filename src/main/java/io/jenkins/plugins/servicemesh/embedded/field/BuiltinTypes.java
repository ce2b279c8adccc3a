package io.jenkins.plugins.servicemesh.embedded.field;

import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema.Merge;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The types of the built-in kinds, read from {@code builtin.json}: an object a type, and of each field its type and its
 * marks, for example {@code []core.v1.Container required keys=name patch=merge by=name #2}; the last is its number in protobuf, and {@code nullable} keeps its zero. The member {@code :} has the marks
 * of the type itself. Types are read when they are first asked for.
 */
public final class BuiltinTypes {

    private static final BuiltinTypes ALL = new BuiltinTypes();
    private static final String SELF = ":";
    private static final String META = "meta.v1.";

    private final JsonObject forms = read();
    private final Map<String, StructType> known = new HashMap<>();

    private BuiltinTypes() {}

    private static JsonObject read() {
        try (InputStream stream =
                Objects.requireNonNull(BuiltinTypes.class.getResourceAsStream("builtin.json"), "builtin.json")) {
            return JsonText.parseObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type of that kind's objects, if the kind is described. */
    public static Optional<StructType> of(String apiVersion, String kind) {
        String qualified = apiVersion.contains("/") ? apiVersion : "core/" + apiVersion;
        String version = qualified.substring(qualified.indexOf('/') + 1);
        return of(qualified.split("[./]", 2)[0] + "." + version + "." + kind);
    }

    /** The type of that kind's objects; one that takes everything if the kind is not described. */
    public static StructType of(ResourceType kind) {
        return of(kind.apiVersion(), kind.kind())
                .orElseGet(() -> new StructType("", Map.of("metadata", metadata()), false, true));
    }

    /** The type of that short name, for example {@code autoscaling.v1.Scale}. */
    static Optional<StructType> of(String name) {
        synchronized (ALL) {
            return ALL.forms.has(name) ? Optional.of(ALL.struct(name)) : Optional.empty();
        }
    }

    /** The metadata of all kinds. */
    static Field metadata() {
        return new Field(
                of(META + "ObjectMeta").orElseThrow(), false, true, Optional.empty(), PatchRule.REPLACE, WireForm.NONE);
    }

    private StructType struct(String name) {
        StructType there = known.get(name);
        if (there != null) {
            return there;
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        forms.object(name).texts().forEach((key, form) -> {
            if (!key.equals(SELF)) {
                fields.put(key, field(List.of(form.split(" "))));
            }
        });
        StructType struct =
                new StructType(qualified(name), fields, forms.object(name).has(SELF), false);
        known.put(name, struct);
        return struct;
    }

    private static String qualified(String name) {
        return (name.startsWith(META) ? "io.k8s.apimachinery.pkg.apis." : "io.k8s.api.") + name;
    }

    private Field field(List<String> words) {
        boolean isMap = words.get(0).equals("map");
        List<String> marks = words.subList(isMap ? 2 : 1, words.size());
        FieldType type = isMap
                ? new MapType(single(words.get(1), List.of()), marks.contains("atomic"))
                : type(words.get(0), marks);
        PatchRule patch =
                new PatchRule(mark(marks, "patch").orElse(""), mark(marks, "by").orElse(""));
        return new Field(
                type,
                marks.contains("required"),
                marks.contains("always"),
                mark(marks, "default").map(JsonString::new),
                patch,
                wire(marks));
    }

    private static WireForm wire(List<String> marks) {
        int number = marks.stream()
                .filter(mark -> mark.startsWith("#"))
                .mapToInt(mark -> Integer.parseInt(mark.substring(1)))
                .findFirst()
                .orElse(0);
        return new WireForm(number, marks.contains("nullable"));
    }

    private FieldType type(String word, List<String> marks) {
        if (!word.startsWith("[]")) {
            return single(word, marks);
        }
        List<String> keys =
                mark(marks, "keys").map(text -> List.of(text.split(","))).orElse(List.of());
        Merge merge = marks.contains("set") ? Merge.SET : keys.isEmpty() ? Merge.ATOMIC : Merge.MAP;
        return new ListType(single(word.substring(2), List.of()), merge, keys);
    }

    private FieldType single(String word, List<String> marks) {
        return switch (word) {
            case "any" -> AnyType.ANY;
            case "text" -> text(marks);
            case "boolean" -> new ScalarType(JsonObject.of("type", "boolean"));
            case "integer" -> new ScalarType(JsonObject.of("type", "integer"));
            case "int32", "int64" -> formatted("integer", word);
            case "number" -> formatted("number", "double");
            case "bytes" -> formatted("string", "byte");
            case "time", "micro-time" -> formatted("string", "date-time");
            case "quantity" -> new ScalarType(JsonObject.of("type", "string").with("format", "quantity"));
            case "int-or-string" -> formatted("string", "int-or-string");
            default -> word.startsWith("[]") ? ListType.atomic(single(word.substring(2), List.of())) : struct(word);
        };
    }

    private static ScalarType text(List<String> marks) {
        JsonObject form = JsonObject.of("type", "string");
        return new ScalarType(mark(marks, "one-of")
                .map(words -> form.with("enum", Arrays.asList(words.split(","))))
                .orElse(form));
    }

    private static ScalarType formatted(String type, String format) {
        return new ScalarType(JsonObject.of("type", type).with("format", format));
    }

    private static Optional<String> mark(List<String> marks, String name) {
        String prefix = name + "=";
        return marks.stream()
                .filter(mark -> mark.startsWith(prefix))
                .map(mark -> mark.substring(prefix.length()))
                .findFirst();
    }
}
