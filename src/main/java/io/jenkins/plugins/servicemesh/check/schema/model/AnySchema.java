package io.jenkins.plugins.servicemesh.check.schema.model;

/** Anything; whatever stands there is kept. */
public record AnySchema() implements Schema {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.any(this);
    }
}
