package io.jenkins.plugins.servicemesh.check.schema.model;

import java.util.Optional;

/**
 * A text or a whole number, such as a port that may be named.
 *
 * @param pattern a regular expression that must be found in a text
 */
public record TextOrIntegerSchema(Optional<String> pattern) implements Schema {

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.textOrInteger(this);
    }
}
