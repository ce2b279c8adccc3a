package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.schema.model.BranchVisitor;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NullableSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Map;
import java.util.Optional;

/** Gives absent fields their defaults, from the outside in, so that a default's own blanks are filled too. */
public record Defaults(JsonValue value) implements BranchVisitor<JsonValue> {

    @Override
    public JsonValue object(ObjectSchema schema) {
        return value instanceof JsonObject object ? filled(object, schema) : value;
    }

    private static JsonObject filled(JsonObject object, ObjectSchema schema) {
        JsonObject filled = object;
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            String name = property.getKey();
            Schema known = property.getValue();
            Optional<JsonValue> wanted = object.get(name)
                    .filter(there -> there != JsonNull.NULL || known instanceof NullableSchema)
                    .or(() -> schema.defaults().get(name));
            if (wanted.isPresent()) {
                filled = filled.with(name, known.accept(new Defaults(wanted.get())));
            }
        }
        return filled;
    }

    @Override
    public JsonValue map(MapSchema schema) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObject filled = object;
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            filled = filled.with(member.getKey(), schema.values().accept(new Defaults(member.getValue())));
        }
        return filled;
    }

    @Override
    public JsonValue list(ListSchema schema) {
        if (!(value instanceof JsonArray array)) {
            return value;
        }
        JsonArray filled = array;
        for (int i = 0; i < array.size(); i++) {
            filled = filled.with(i, schema.items().accept(new Defaults(array.get(i))));
        }
        return filled;
    }

    @Override
    public JsonValue leaf() {
        return value;
    }
}
