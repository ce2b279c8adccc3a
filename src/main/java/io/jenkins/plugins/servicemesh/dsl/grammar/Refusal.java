package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.Collection;
import java.util.List;

/** What can be wrong with words, as findings without a place. */
final class Refusal {

    private Refusal() {}

    /** A word that this block does not have; homes are the blocks that have it. */
    static Finding stranger(Block<?> block, String word, List<String> homes) {
        return homes.isEmpty()
                ? Finding.notAllowed(
                        "dsl/unknown-word",
                        "word in " + block.name(),
                        word,
                        block.words().keySet())
                : Finding.error(
                        "dsl/misplaced-word",
                        "'" + word + "' belongs to " + String.join(" or ", homes) + ", not inside " + block.name());
    }

    static Finding assignment(String word) {
        return Finding.error("dsl/assignment", "'" + word + "' is a word, not a variable: write it without '='");
    }

    static Finding repeated(Block<?> block, Word<?> word) {
        return Finding.error("dsl/repeated-word", word.name() + " is written twice in " + block.name())
                .withSuggestion("keep one: the order of words means nothing");
    }

    static Finding empty(Block<?> block) {
        return Finding.error("dsl/missing", block.name() + " says nothing")
                .withSuggestion("write at least one of "
                        + String.join(", ", block.words().keySet()));
    }

    static Finding missing(Word<?> word, Parameter<?> parameter, Notation notation) {
        return Finding.error("dsl/missing", word.name() + " needs " + notation.describe(parameter))
                .withSuggestion(notation.advice(word));
    }

    static Finding unknownArgument(Word<?> word, String name, List<String> known) {
        return Finding.notAllowed("dsl/unknown-argument", "argument of " + word.name(), name, known);
    }

    static Finding surplus(Word<?> word, Object value, Notation notation) {
        if (notation == Notation.DATA) {
            return Finding.error("dsl/surplus-argument", "invalid " + word.name())
                    .withValue(value)
                    .withAllowed(List.of(Notation.taken(word)));
        }
        return Finding.error("dsl/surplus-argument", "too many arguments for " + word.name())
                .withValue(value)
                .withSuggestion("for example: " + word.example());
    }

    static Finding noBlock(Word<?> word) {
        return Finding.error("dsl/surplus-block", word.name() + " takes no block")
                .withSuggestion("for example: " + word.example());
    }

    /** A value that its type or the model refused. */
    static Finding invalid(InvalidValueException refused) {
        if (refused.value().isEmpty()) {
            return Finding.error("dsl/missing", refused.what() + " needs " + String.join(", ", refused.allowed()));
        }
        Finding finding = Finding.error("dsl/invalid-value", "invalid " + refused.what())
                .withValue(refused.value())
                .withAllowed(refused.allowed());
        return nearest(refused.allowed(), refused.value(), finding);
    }

    private static Finding nearest(Collection<String> allowed, String value, Finding finding) {
        return NearMiss.among(allowed, value).map(finding::withSuggestion).orElse(finding);
    }
}
