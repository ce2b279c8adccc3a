package io.jenkins.plugins.servicemesh.check.schema.model;

import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import java.util.List;
import java.util.Optional;

/**
 * A number.
 *
 * @param minimum the least that is allowed
 * @param maximum the most that is allowed
 * @param allowed the only values it may have; empty when any
 */
public record NumberSchema(
        NumberFormat format, Optional<JsonNumber> minimum, Optional<JsonNumber> maximum, List<JsonNumber> allowed)
        implements Schema {

    public NumberSchema {
        allowed = List.copyOf(allowed);
    }

    /** Any number of that format. */
    public static NumberSchema of(NumberFormat format) {
        return new NumberSchema(format, Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.number(this);
    }
}
