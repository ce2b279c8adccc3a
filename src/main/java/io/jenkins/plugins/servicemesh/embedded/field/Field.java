package io.jenkins.plugins.servicemesh.embedded.field;

import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Optional;

/**
 * A named field of an object.
 *
 * @param isAlwaysThere whether the server holds the field even when nothing is written in it
 * @param fallback the value that stands for an absent one
 * @param patch how a strategic merge patch changes it
 * @param number its number in the protobuf form; 0 when it is not known
 */
public record Field(
        FieldType type,
        boolean required,
        boolean isAlwaysThere,
        Optional<JsonValue> fallback,
        PatchRule patch,
        int number) {

    /** A field without peculiarities. */
    static Field of(FieldType type, boolean required) {
        return new Field(type, required, false, Optional.empty(), PatchRule.REPLACE, 0);
    }
}
