package io.jenkins.plugins.servicemesh.check.schema.model;

/** True or false. */
public record BooleanSchema() implements Schema {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.bool(this);
    }
}
