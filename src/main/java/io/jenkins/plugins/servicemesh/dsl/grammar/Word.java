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

    /** What it takes, in words: {@code a whole number, perTry: a duration}. */
    public String signature() {
        return parameters.stream().map(Parameter::describe).collect(Collectors.joining(", "));
    }
}
