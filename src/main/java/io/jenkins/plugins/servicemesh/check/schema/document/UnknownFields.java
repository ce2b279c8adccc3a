package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.schema.model.BranchVisitor;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the fields that a schema does not know, the outermost of each branch. What has another type than the schema
 * says is left alone: that is another finding.
 */
public record UnknownFields(JsonValue value, JsonPointer path) implements BranchVisitor<List<JsonPointer>> {

    private List<JsonPointer> below(Object token, JsonValue child, Schema schema) {
        return schema.accept(new UnknownFields(child, path.child(token)));
    }

    @Override
    public List<JsonPointer> object(ObjectSchema schema) {
        List<JsonPointer> unknown = new ArrayList<>();
        for (Map.Entry<String, JsonValue> member : members().entrySet()) {
            if (schema.allows(member.getKey())) {
                schema.property(member.getKey())
                        .ifPresent(known -> unknown.addAll(below(member.getKey(), member.getValue(), known)));
            } else {
                unknown.add(path.child(member.getKey()));
            }
        }
        return unknown;
    }

    @Override
    public List<JsonPointer> map(MapSchema schema) {
        List<JsonPointer> unknown = new ArrayList<>();
        members().forEach((key, child) -> unknown.addAll(below(key, child, schema.values())));
        return unknown;
    }

    private Map<String, JsonValue> members() {
        return value instanceof JsonObject object ? object.members() : Map.of();
    }

    @Override
    public List<JsonPointer> list(ListSchema schema) {
        List<JsonPointer> unknown = new ArrayList<>();
        List<JsonValue> items = value instanceof JsonArray array ? array.items() : List.of();
        for (int i = 0; i < items.size(); i++) {
            unknown.addAll(below(i, items.get(i), schema.items()));
        }
        return unknown;
    }

    @Override
    public List<JsonPointer> leaf() {
        return List.of();
    }
}
