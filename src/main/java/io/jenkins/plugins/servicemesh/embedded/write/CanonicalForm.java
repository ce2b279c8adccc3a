package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/** How custom objects are stored: the keys in alphabetical order, members that are null left out. */
final class CanonicalForm implements JsonValue.Visitor<JsonValue> {

    private static final CanonicalForm FORM = new CanonicalForm();

    private CanonicalForm() {}

    static JsonObject of(JsonObject object) {
        Map<String, JsonValue> members = new TreeMap<>();
        object.members().forEach((key, value) -> {
            if (value != JsonNull.NULL) {
                members.put(key, value.accept(FORM));
            }
        });
        return JsonObject.of(members);
    }

    @Override
    public JsonValue object(JsonObject value) {
        return of(value);
    }

    @Override
    public JsonValue array(JsonArray value) {
        return JsonArray.of(
                value.items().stream().map(item -> item.accept(this)).toList());
    }

    @Override
    public JsonValue string(JsonString value) {
        return value;
    }

    @Override
    public JsonValue number(JsonNumber value) {
        return value;
    }

    @Override
    public JsonValue bool(JsonBoolean value) {
        return value;
    }

    @Override
    public JsonValue nothing() {
        return JsonNull.NULL;
    }
}
