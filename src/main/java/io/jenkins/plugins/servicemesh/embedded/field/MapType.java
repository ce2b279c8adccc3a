package io.jenkins.plugins.servicemesh.embedded.field;

/**
 * An object of free keys.
 *
 * @param values what stands below each key
 * @param isAtomic whether it is one value
 */
public record MapType(FieldType values, boolean isAtomic) implements FieldType {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.map(this);
    }

    @Override
    public FieldType below(String key) {
        return values;
    }
}
