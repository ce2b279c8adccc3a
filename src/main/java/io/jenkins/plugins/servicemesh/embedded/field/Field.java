package io.jenkins.plugins.servicemesh.embedded.field;

import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Optional;

/**
 * A named field of an object.
 *
 * @param isAlwaysThere whether the server holds the field even when nothing is written in it
 * @param fallback the value that stands for an absent one
 * @param patch how a strategic merge patch changes it
 * @param wire how it is sent in protobuf
 */
public record Field(
        FieldType type,
        boolean required,
        boolean isAlwaysThere,
        Optional<JsonValue> fallback,
        PatchRule patch,
        WireForm wire) {

    /** A field without peculiarities. */
    static Field of(FieldType type, boolean required) {
        return new Field(type, required, false, Optional.empty(), PatchRule.REPLACE, WireForm.NONE);
    }
}
