package io.jenkins.plugins.servicemesh.check.schema.model;

/** What one value may look like, the structural part of an OpenAPI v3 schema. Immutable; equal schemas allow the same. */
public sealed interface Schema
        permits ObjectSchema,
                MapSchema,
                ListSchema,
                TextSchema,
                NumberSchema,
                BooleanSchema,
                TextOrIntegerSchema,
                AnySchema,
                NullableSchema {

    /** Reads each case of a schema; a new case breaks every reader's build. */
    interface Visitor<R> {
        R object(ObjectSchema schema);

        R map(MapSchema schema);

        R list(ListSchema schema);

        R text(TextSchema schema);

        R number(NumberSchema schema);

        R bool(BooleanSchema schema);

        R textOrInteger(TextOrIntegerSchema schema);

        R any(AnySchema schema);

        R nullable(NullableSchema schema);
    }

    /** Calls the method of this schema's case. */
    <R> R accept(Visitor<R> visitor);
}
