package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.field.Field;
import io.jenkins.plugins.servicemesh.embedded.field.FieldType;
import io.jenkins.plugins.servicemesh.embedded.field.ListType;
import io.jenkins.plugins.servicemesh.embedded.field.PatchRule;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategic merge patch, which built-in kinds take: a merge patch that merges lists too, where their fields say by which
 * key, and that has directives: members that begin with a dollar.
 */
final class StrategicPatch {

    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";

    private StrategicPatch() {}

    static JsonObject apply(FieldType type, JsonObject target, JsonObject patch) {
        String directive = patch.text(DIRECTIVE).orElse("");
        if (directive.equals("delete")) {
            return JsonObject.EMPTY;
        }
        JsonObject result = directive.equals("replace") ? JsonObject.EMPTY : retained(target, patch);
        for (Map.Entry<String, JsonValue> member : patch.members().entrySet()) {
            result = member(type, result, member.getKey(), member.getValue());
        }
        return result;
    }

    private static JsonObject retained(JsonObject target, JsonObject patch) {
        if (!patch.has(RETAIN)) {
            return target;
        }
        List<String> names = patch.array(RETAIN).texts();
        JsonObject result = target;
        for (String key : target.keys()) {
            result = names.contains(key) ? result : result.without(key);
        }
        return result;
    }

    private static JsonObject member(FieldType type, JsonObject target, String key, JsonValue value) {
        if (key.startsWith(DELETE_FROM) && value instanceof JsonArray gone) {
            String field = key.substring(DELETE_FROM.length());
            List<JsonValue> rest = target.array(field).items().stream()
                    .filter(item -> !gone.items().contains(item))
                    .toList();
            return target.with(field, JsonArray.of(rest));
        }
        if (key.startsWith(ORDER) && value instanceof JsonArray order) {
            String field = key.substring(ORDER.length());
            return target.has(field)
                    ? target.with(field, ListPatch.of(rule(type, field)).ordered(target.array(field), order))
                    : target;
        }
        if (key.startsWith("$")) {
            return target;
        }
        return value == JsonNull.NULL ? target.without(key) : target.with(key, merged(type, target, key, value));
    }

    private static JsonValue merged(FieldType type, JsonObject target, String key, JsonValue value) {
        if (value instanceof JsonObject object) {
            return apply(type.below(key), target.object(key), object);
        }
        PatchRule rule = rule(type, key);
        return value instanceof JsonArray items && rule.merges() && type.below(key) instanceof ListType list
                ? ListPatch.of(rule).merged(list.items(), target.array(key), items)
                : value;
    }

    private static PatchRule rule(FieldType type, String key) {
        Optional<Field> field = type instanceof StructType struct ? struct.field(key) : Optional.empty();
        return field.map(Field::patch).orElseGet(() -> new PatchRule("", ""));
    }
}
