package io.jenkins.plugins.servicemesh.dsl.grammar;

import java.util.Optional;

/**
 * A place for an argument of a word.
 *
 * @param name as the user writes it where it is named, else as messages call it
 * @param place how the argument is told from the others
 * @param required whether the word makes no sense without it
 * @param naming what the argument does with names of the block, if it is a name
 * @param bare whether data may leave its name out, where no argument is told by its position
 */
public record Parameter<T>(
        String name, ArgumentType<T> type, Place place, boolean required, Optional<Naming> naming, boolean bare) {

    /**
     * What a name is for.
     *
     * @param kind for example {@code version}
     * @param declares whether it introduces the name; else it mentions one that is introduced elsewhere
     */
    public record Naming(String kind, boolean declares) {}

    /** How an argument is told from the others. */
    public enum Place {
        /** By its position: {@code retries 3}. */
        POSITIONAL,
        /** All that have no name, in order: {@code versions 'v1', 'v2'}. */
        ALL_POSITIONAL,
        /** By its name: {@code perTry: '500ms'}. */
        NAMED,
        /** All that have a name but that of a {@link #NAMED} one: {@code split v1: 90, v2: 10}. */
        ALL_NAMED
    }

    /** Told by its position, required. */
    public static <T> Parameter<T> of(String name, ArgumentType<T> type) {
        return new Parameter<>(name, type, Place.POSITIONAL, true, Optional.empty(), false);
    }

    /** Told by its name, optional. */
    public static <T> Parameter<T> named(String name, ArgumentType<T> type) {
        return new Parameter<>(name, type, Place.NAMED, false, Optional.empty(), false);
    }

    /** All that have no name, at least one. */
    public static <T> Parameter<T> all(String name, ArgumentType<T> listType) {
        return new Parameter<>(name, listType, Place.ALL_POSITIONAL, true, Optional.empty(), false);
    }

    /** All that have a name, at least one. */
    public static <T> Parameter<T> allNamed(String name, ArgumentType<T> mapType) {
        return new Parameter<>(name, mapType, Place.ALL_NAMED, true, Optional.empty(), false);
    }

    public Parameter<T> optional() {
        return new Parameter<>(name, type, place, false, naming, bare);
    }

    public Parameter<T> mandatory() {
        return new Parameter<>(name, type, place, true, naming, bare);
    }

    /** The argument introduces a name of this kind, which the block that owns the kind may have once. */
    public Parameter<T> declaring(String kind) {
        return new Parameter<>(name, type, place, required, Optional.of(new Naming(kind, true)), bare);
    }

    /** The argument must be a name of this kind that the owning block has. */
    public Parameter<T> mentioning(String kind) {
        return new Parameter<>(name, type, place, required, Optional.of(new Naming(kind, false)), bare);
    }

    /** Data may leave the name out: {@code header: {x-tester: 'yes'}} is short for {@code header: {x-tester: {exact: 'yes'}}}. */
    public Parameter<T> bareInData() {
        return new Parameter<>(name, type, place, required, naming, true);
    }

    public boolean is(Place other) {
        return place == other;
    }

    /** {@code perTry: a duration such as '3s'}. */
    public String describe() {
        return (is(Place.NAMED) ? name + ": " : "") + type.phrase();
    }
}
