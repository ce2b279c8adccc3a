package io.jenkins.plugins.servicemesh.dsl.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a statement was written: decides how advice about it is worded. */
enum Notation {
    /** {@code retries 3, perTry: '500ms'}. */
    SCRIPT {
        @Override
        String describe(Parameter<?> parameter) {
            return parameter.describe();
        }

        @Override
        String advice(Word<?> word) {
            return "for example: " + word.example();
        }
    },

    /** {@code retries: {attempts: 3, perTry: 500ms}}. */
    DATA {
        @Override
        String describe(Parameter<?> parameter) {
            return parameter.name() + ": " + parameter.type().phrase();
        }

        @Override
        String advice(Word<?> word) {
            return word.name() + " takes " + taken(word);
        }
    };

    /** What a missing argument is. */
    abstract String describe(Parameter<?> parameter);

    /** How the word is written. */
    abstract String advice(Word<?> word);

    /** What the data form of a word can be. */
    static String taken(Word<?> word) {
        if (word.parameters().isEmpty() && word.body().isEmpty()) {
            return "true";
        }
        List<String> forms = new ArrayList<>();
        word.parameters().stream()
                .filter(parameter -> !parameter.is(Parameter.Place.NAMED) || parameter.bare())
                .findFirst()
                .ifPresent(first -> forms.add(first.type().phrase()));
        List<String> keys = keys(word);
        if (!keys.isEmpty()) {
            forms.add("a map of " + String.join(", ", keys));
        }
        return String.join(", or ", forms);
    }

    private static List<String> keys(Word<?> word) {
        Stream<String> parameters = word.parameters().stream()
                .filter(parameter -> !parameter.is(Parameter.Place.ALL_NAMED))
                .map(Parameter::name);
        Stream<String> words = word.body().stream().flatMap(block -> block.words().keySet().stream());
        return Stream.concat(parameters, words).toList();
    }
}
