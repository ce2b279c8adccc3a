package io.jenkins.plugins.servicemesh.embedded.store;

import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Map;

/** A JSON Merge Patch (RFC 7386): applying one never fails. */
public final class MergePatch {

    private MergePatch() {}

    /** The target with the patch's members; a member that is null removes the one that is there. */
    public static JsonObject apply(JsonObject target, JsonObject patch) {
        JsonObject result = target;
        for (Map.Entry<String, JsonValue> member : patch.members().entrySet()) {
            result = apply(result, member.getKey(), member.getValue());
        }
        return result;
    }

    private static JsonObject apply(JsonObject target, String key, JsonValue value) {
        if (value == JsonNull.NULL) {
            return target.without(key);
        }
        return target.with(key, value instanceof JsonObject object ? apply(target.object(key), object) : value);
    }
}
