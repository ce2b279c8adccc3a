package io.jenkins.plugins.servicemesh.check.schema.model;

import java.util.List;
import java.util.Optional;

/**
 * A text.
 *
 * @param allowed the only values it may have; empty when any
 * @param length in characters
 * @param pattern a regular expression that must be found in it
 */
public record TextSchema(List<String> allowed, Bounds length, Optional<String> pattern, Optional<TextFormat> format)
        implements Schema {

    /** Any text. */
    public static final TextSchema ANY = new TextSchema(List.of(), Bounds.NONE, Optional.empty(), Optional.empty());

    public TextSchema {
        allowed = List.copyOf(allowed);
    }

    /** One of these texts. */
    public static TextSchema oneOf(List<String> allowed) {
        return new TextSchema(allowed, Bounds.NONE, Optional.empty(), Optional.empty());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.text(this);
    }
}
