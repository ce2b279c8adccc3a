package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.Optional;

/**
 * A word with its arguments read.
 *
 * @param word its name
 * @param values of those parameters that were given
 * @param body the state that its block ended with; empty when it has none
 */
public record Call(String word, Values values, Optional<Object> body) {

    /** The value of a required parameter. */
    public <T> T get(Parameter<T> parameter) {
        return values.get(parameter);
    }

    /** The value of a parameter, where it was given. */
    public <T> Optional<T> find(Parameter<T> parameter) {
        return values.find(parameter);
    }

    /** Whether the word opened its block. */
    public boolean hasBody() {
        return body.isPresent();
    }

    /**
     * The state that its block ended with.
     *
     * @throws InvalidValueException when the word was written without its block
     */
    @SuppressWarnings(
            "unchecked") // a word's body is read by the block that its table names, which is the one asked for
    public <S> S body(Block<S> block) {
        return (S) body.orElseThrow(() -> new InvalidValueException(word, "", "a block: " + word + " { }"));
    }
}
