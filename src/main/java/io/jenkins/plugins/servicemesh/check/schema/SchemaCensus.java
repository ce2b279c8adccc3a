package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.schema.model.BranchVisitor;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NullableSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import java.util.HashMap;
import java.util.Map;

/** Counts in how many places each schema stands; what stands inside a schema that occurs twice counts once. */
final class SchemaCensus implements BranchVisitor<Boolean> {

    private final Map<Schema, Integer> counts = new HashMap<>();

    Map<Schema, Integer> counts() {
        return counts;
    }

    /** Counts one more place of it. */
    void count(Schema schema) {
        if (counts.merge(schema, 1, Integer::sum) == 1) {
            schema.accept(this);
        }
    }

    @Override
    public Boolean object(ObjectSchema schema) {
        schema.properties().values().forEach(this::count);
        return true;
    }

    @Override
    public Boolean map(MapSchema schema) {
        count(schema.values());
        return true;
    }

    @Override
    public Boolean list(ListSchema schema) {
        count(schema.items());
        return true;
    }

    @Override
    public Boolean nullable(NullableSchema schema) {
        count(schema.schema());
        return true;
    }

    @Override
    public Boolean leaf() {
        return true;
    }
}
