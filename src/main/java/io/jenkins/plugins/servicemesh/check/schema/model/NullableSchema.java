package io.jenkins.plugins.servicemesh.check.schema.model;

/**
 * A value that may also be null.
 *
 * @param schema what it is when it is not null
 */
public record NullableSchema(Schema schema) implements Schema {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.nullable(this);
    }
}
