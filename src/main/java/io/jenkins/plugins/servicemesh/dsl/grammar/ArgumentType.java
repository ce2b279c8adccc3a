package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** What a word takes as an argument. */
public interface ArgumentType<T> {

    /**
     * Reads a value without guessing: {@code '3'} is no number.
     *
     * @param what the argument's name, for the message
     * @throws io.jenkins.plugins.servicemesh.model.InvalidValueException when it is of another type, or out of range
     */
    T read(String what, Object value);

    /** A JSON Schema (draft-07) that takes at least what {@link #read} takes. */
    JsonObject schema();

    /** Whether a key of a map can stand for such a value: {@code service: {reviews: {...}}}. */
    default boolean isKey() {
        return false;
    }

    /** The value that such a key stands for; unless told otherwise, its text. */
    default Object ofKey(String key) {
        return key;
    }

    /** What it takes, for help and refusals: {@code a duration such as '3s'}. */
    String phrase();
}
