package io.jenkins.plugins.servicemesh.embedded.field;

/** Anything: objects are owned member by member, lists as a whole. */
public record AnyType() implements FieldType {

    static final AnyType ANY = new AnyType();

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.any(this);
    }
}
