package io.jenkins.plugins.servicemesh.embedded.serverside;

import io.jenkins.plugins.servicemesh.embedded.field.AnyType;
import io.jenkins.plugins.servicemesh.embedded.field.FieldType;
import io.jenkins.plugins.servicemesh.embedded.field.ListType;
import io.jenkins.plugins.servicemesh.embedded.field.MapType;
import io.jenkins.plugins.servicemesh.embedded.field.ScalarType;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields that an applied configuration names, which its applier owns from then on. A field that the type names and that
 * holds others is not owned itself; a free key and a list item are.
 */
final class AppliedFields implements FieldType.Visitor<FieldSet> {

    private final JsonValue value;

    private AppliedFields(JsonValue value) {
        this.value = value;
    }

    static FieldSet of(FieldType type, JsonValue value) {
        return type.isAtomic() ? FieldSet.HERE : type.accept(new AppliedFields(value));
    }

    @Override
    public FieldSet scalar(ScalarType type) {
        return FieldSet.HERE;
    }

    @Override
    public FieldSet struct(StructType type) {
        return members(type);
    }

    @Override
    public FieldSet map(MapType type) {
        return members(type);
    }

    @Override
    public FieldSet any(AnyType type) {
        return value instanceof JsonObject ? members(type) : FieldSet.HERE;
    }

    private FieldSet members(FieldType type) {
        if (!(value instanceof JsonObject object)) {
            return FieldSet.HERE;
        }
        Map<String, FieldSet> below = new LinkedHashMap<>();
        object.members().forEach((key, member) -> {
            boolean isNamed =
                    type instanceof StructType struct && struct.field(key).isPresent();
            boolean holdsNothing = member == JsonNull.NULL || member.equals(JsonObject.EMPTY);
            FieldSet fields = of(type.below(key), member);
            below.put(FieldToken.field(key), isNamed && !holdsNothing ? fields : fields.union(FieldSet.HERE));
        });
        return FieldSet.of(false, below);
    }

    @Override
    public FieldSet list(ListType type) {
        if (!(value instanceof JsonArray array)) {
            return FieldSet.HERE;
        }
        Map<String, FieldSet> below = new LinkedHashMap<>();
        for (JsonValue item : array.items()) {
            below.put(FieldToken.item(type, item), of(type.items(), item).union(FieldSet.HERE));
        }
        return FieldSet.of(false, below);
    }
}
