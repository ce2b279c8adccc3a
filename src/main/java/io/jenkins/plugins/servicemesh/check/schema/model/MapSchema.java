package io.jenkins.plugins.servicemesh.check.schema.model;

/**
 * An object of free keys, all of its values alike, such as labels.
 *
 * @param size how many entries it may have
 */
public record MapSchema(Schema values, Bounds size) implements Schema {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.map(this);
    }
}
