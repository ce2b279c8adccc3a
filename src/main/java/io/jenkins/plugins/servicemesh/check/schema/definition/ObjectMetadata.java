package io.jenkins.plugins.servicemesh.check.schema.definition;

import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Bounds;
import io.jenkins.plugins.servicemesh.check.schema.model.ListSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.MapSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NullableSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberFormat;
import io.jenkins.plugins.servicemesh.check.schema.model.NumberSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.check.schema.model.TextFormat;
import io.jenkins.plugins.servicemesh.check.schema.model.TextSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metadata of every Kubernetes object. */
final class ObjectMetadata {

    /** A name is a lower-case DNS name; who creates an object from a file must give one. */
    static final ObjectSchema SCHEMA = ObjectSchema.of(fields(), List.of("name"));

    private ObjectMetadata() {}

    private static Map<String, Schema> fields() {
        Map<String, Schema> fields = new LinkedHashMap<>();
        fields.put("name", name());
        fields.put("namespace", name());
        fields.put("labels", new MapSchema(TextSchema.ANY, Bounds.NONE));
        fields.put("annotations", new MapSchema(TextSchema.ANY, Bounds.NONE));
        fields.put("generateName", TextSchema.ANY);
        fields.put("finalizers", list(TextSchema.ANY));
        fields.put("ownerReferences", list(new AnySchema()));
        List.of("resourceVersion", "uid", "selfLink").forEach(name -> fields.put(name, TextSchema.ANY));
        List.of("generation", "deletionGracePeriodSeconds")
                .forEach(name -> fields.put(name, NumberSchema.of(NumberFormat.INT64)));
        // clients print an object that was never stored with creationTimestamp: null
        List.of("creationTimestamp", "deletionTimestamp").forEach(name -> fields.put(name, new NullableSchema(time())));
        fields.put("managedFields", list(new AnySchema()));
        return fields;
    }

    private static Schema name() {
        return new TextSchema(
                List.of(),
                new Bounds(1, 253),
                Optional.of("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"),
                Optional.empty());
    }

    private static Schema time() {
        return new TextSchema(List.of(), Bounds.NONE, Optional.empty(), Optional.of(TextFormat.DATE_TIME));
    }

    private static Schema list(Schema items) {
        return new ListSchema(items, Bounds.NONE, ListSchema.Merge.ATOMIC, List.of());
    }
}
