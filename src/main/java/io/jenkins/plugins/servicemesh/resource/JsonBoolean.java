package io.jenkins.plugins.servicemesh.resource;

/** A JSON true or false. */
public enum JsonBoolean implements JsonValue {
    FALSE,
    TRUE;

    public static JsonBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean value() {
        return this == TRUE;
    }

    @Override
    public Boolean toPlain() {
        return value();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.bool(this);
    }

    @Override
    public String typeName() {
        return "boolean";
    }

    @Override
    public String toString() {
        return Boolean.toString(value());
    }
}
