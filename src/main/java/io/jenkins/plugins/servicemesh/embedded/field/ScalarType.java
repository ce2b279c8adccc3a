package io.jenkins.plugins.servicemesh.embedded.field;

import io.jenkins.plugins.servicemesh.resource.JsonObject;

/**
 * A single value.
 *
 * @param openApi its OpenAPI form: type, format, allowed values
 */
public record ScalarType(JsonObject openApi) implements FieldType {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scalar(this);
    }

    @Override
    public boolean isAtomic() {
        return true;
    }
}
