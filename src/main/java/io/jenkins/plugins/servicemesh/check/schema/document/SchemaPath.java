package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.BranchVisitor;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;

/**
 * Follows a place in a document through its schema, one step each.
 *
 * @param token the key or the index of the step
 */
record SchemaPath(String token) implements BranchVisitor<Schema> {

    /** The schema of what stands at that place; anything where the schema does not know. */
    static Schema at(Schema root, JsonPointer place) {
        Schema schema = root;
        for (String token : place.tokens()) {
            schema = schema.accept(new SchemaPath(token));
        }
        return schema;
    }

    @Override
    public Schema object(ObjectSchema schema) {
        return schema.property(token).orElseGet(AnySchema::new);
    }

    @Override
    public Schema map(MapSchema schema) {
        return schema.values();
    }

    @Override
    public Schema list(ListSchema schema) {
        return schema.items();
    }

    @Override
    public Schema leaf() {
        return new AnySchema();
    }
}
