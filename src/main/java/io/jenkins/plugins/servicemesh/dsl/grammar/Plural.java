package io.jenkins.plugins.servicemesh.dsl.grammar;

import java.util.Optional;

/** Plurals of words, as English makes them. */
final class Plural {

    private Plural() {}

    /** {@code tags} of {@code tag}; empty for a word that ends like a plural already, or in a preposition. */
    static Optional<String> of(String word) {
        if (word.endsWith("s") || word.endsWith("At")) {
            return Optional.empty();
        }
        if (word.endsWith("ch")) {
            return Optional.of(word + "es");
        }
        boolean isY = word.matches(".*[^aeiou]y");
        return Optional.of(isY ? word.substring(0, word.length() - 1) + "ies" : word + "s");
    }
}
