package io.jenkins.plugins.servicemesh.embedded.field;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Finds the fields that a type does not have. */
public final class UnknownFields {

    private final List<JsonPointer> found = new ArrayList<>();

    private UnknownFields() {}

    /** The places of the fields that the type does not have, outermost only. */
    public static List<JsonPointer> of(FieldType type, JsonValue value) {
        UnknownFields search = new UnknownFields();
        search.look(type, value, JsonPointer.ROOT);
        return List.copyOf(search.found);
    }

    private void look(FieldType type, JsonValue value, JsonPointer at) {
        if (value instanceof JsonObject object) {
            object.members().forEach((key, member) -> look(type, key, member, at.child(key)));
        } else if (value instanceof JsonArray array && type instanceof ListType list) {
            for (int i = 0; i < array.size(); i++) {
                look(list.items(), array.get(i), at.child(i));
            }
        }
    }

    private void look(FieldType parent, String key, JsonValue value, JsonPointer at) {
        boolean isUnknown = parent instanceof StructType struct
                && !struct.isOpen()
                && struct.field(key).isEmpty();
        if (isUnknown) {
            found.add(at);
        } else {
            look(parent.below(key), value, at);
        }
    }
}
