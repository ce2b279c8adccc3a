package io.jenkins.plugins.servicemesh.resource;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {

    @Override
    public String toPlain() {
        return value;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.string(this);
    }

    @Override
    public String typeName() {
        return "string";
    }

    @Override
    public String toString() {
        return JsonText.print(this);
    }
}
