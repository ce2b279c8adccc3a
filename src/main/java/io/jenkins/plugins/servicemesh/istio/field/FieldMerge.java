package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * Lays the fields that are wanted over those that are there: objects are merged, all else replaces. A duration that is
 * there in other words ({@code 3000ms} for {@code 3s}) stays.
 */
public final class FieldMerge {

    private FieldMerge() {}

    /** The existing fields with the wanted ones laid over them; the very same object when nothing differs. */
    public static JsonObject merge(JsonObject existing, JsonObject wanted) {
        JsonObject merged = existing;
        for (Map.Entry<String, JsonValue> field : wanted.members().entrySet()) {
            merged = merge(merged, field.getKey(), field.getValue());
        }
        return merged;
    }

    /** The object with that field wanted. */
    public static JsonObject merge(JsonObject existing, String key, JsonValue wanted) {
        Optional<JsonValue> there = existing.get(key);
        return there.isPresent() ? existing.with(key, value(there.get(), wanted)) : existing.with(key, wanted);
    }

    private static JsonValue value(JsonValue there, JsonValue wanted) {
        if (there instanceof JsonObject existing && wanted instanceof JsonObject fields) {
            return merge(existing, fields);
        }
        return isSameDuration(there, wanted) ? there : wanted;
    }

    private static boolean isSameDuration(JsonValue there, JsonValue wanted) {
        if (!(there instanceof JsonString left) || !(wanted instanceof JsonString right)) {
            return false;
        }
        try {
            return DurationText.parse("", left.value()).equals(DurationText.parse("", right.value()));
        } catch (InvalidValueException e) {
            return false; // not a duration, so only equal text is equal
        }
    }
}
