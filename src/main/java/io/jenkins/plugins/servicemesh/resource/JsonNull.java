package io.jenkins.plugins.servicemesh.resource;

import org.jspecify.annotations.Nullable;

/** The JSON null, a value like others: written null and absence are two things. */
public enum JsonNull implements JsonValue {
    NULL;

    @Override
    public @Nullable Object toPlain() {
        return null;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.nothing();
    }

    @Override
    public String typeName() {
        return "null";
    }

    @Override
    public String toString() {
        return "null";
    }
}
