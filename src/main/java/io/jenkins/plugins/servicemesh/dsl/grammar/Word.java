package io.jenkins.plugins.servicemesh.dsl.grammar;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A word of a block, and all that is known of it: documentation, hints and reading come from here.
 *
 * @param help what it does, for its user
 * @param example how it is written, in one line
 * @param body the block it may or must open
 * @param once whether it makes sense only once in its block
 * @param action what it does to the state of its block
 */
public record Word<S>(
        String name,
        String help,
        String example,
        List<Parameter<?>> parameters,
        Optional<Block<?>> body,
        boolean once,
        BiFunction<S, Call, S> action) {

    public Word {
        parameters = List.copyOf(parameters);
    }

    /** The same word for a block whose state has this word's state as a part. */
    <T> Word<T> on(Function<T, S> part, BiFunction<T, S, T> put) {
        BiFunction<T, Call, T> wider = (whole, call) -> put.apply(whole, action.apply(part.apply(whole), call));
        return new Word<>(name, help, example, parameters, body, once, wider);
    }

    /** The name of the block it opens. */
    public Optional<String> bodyName() {
        return body.map(Block::name);
    }

    /** Whether one of its arguments introduces a name of this kind. */
    boolean declares(String kind) {
        return parameters.stream()
                .flatMap(parameter -> parameter.naming().stream())
                .anyMatch(naming -> naming.declares() && naming.kind().equals(kind));
    }

    /** Its parameters whose arguments are told from others in this way, in order. */
    public List<Parameter<?>> parametersIn(Parameter.Place place) {
        return parameters.stream().filter(parameter -> parameter.is(place)).toList();
    }

    /** The parameter of this name. */
    public Optional<Parameter<?>> parameter(String parameter) {
        return parameters.stream()
                .filter(known -> known.name().equals(parameter))
                .findFirst()
                .map(known -> known);
    }

    /** What each use of a repeatable word is about, where a key of a map can say it: {@code service: {reviews: {...}}}. */
    public Optional<Parameter<?>> subject() {
        return once
                ? Optional.empty()
                : parametersIn(Parameter.Place.POSITIONAL).stream().findFirst().filter(first -> first.type()
                        .isKey());
    }

    /** The parameter that a single value without a name is for, when so many arguments without a name are there already and no
     * further one is taken. */
    public Optional<Parameter<?>> bareAfter(int given) {
        boolean takesMore = parametersIn(Parameter.Place.POSITIONAL).size() > given
                || !parametersIn(Parameter.Place.ALL_POSITIONAL).isEmpty();
        return takesMore
                ? Optional.empty()
                : parameters.stream().filter(Parameter::bare).findFirst().map(known -> known);
    }

    /** Whether a map of this word can have this key: a parameter, or a word of the block that it opens. */
    public boolean says(String key) {
        return parameter(key).isPresent()
                || body.filter(block -> block.called(key).isPresent()).isPresent();
    }

    /** What the data form also calls it, because there it often holds several values. */
    public Optional<String> plural() {
        boolean isSeveral =
                !once || !parametersIn(Parameter.Place.ALL_POSITIONAL).isEmpty();
        return isSeveral ? Plural.of(name) : Optional.empty();
    }

    /** What it takes, in words: {@code a whole number, perTry: a duration}. */
    public String signature() {
        return parameters.stream().map(Parameter::describe).collect(Collectors.joining(", "));
    }
}
