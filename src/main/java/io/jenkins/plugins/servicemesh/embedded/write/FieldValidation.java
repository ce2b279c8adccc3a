package io.jenkins.plugins.servicemesh.embedded.write;

import java.util.List;

/** What happens with fields that a kind does not know. */
enum FieldValidation {
    IGNORE("Ignore"),
    WARN("Warn"),
    STRICT("Strict");

    /** The words that a request may use; the empty word means to warn. */
    static final List<String> WORDS = List.of("", "Ignore", "Strict", "Warn");

    private final String word;

    FieldValidation(String word) {
        this.word = word;
    }

    /** The value of that word; {@link #WARN} for the empty one. */
    static FieldValidation of(String word) {
        for (FieldValidation each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return WARN;
    }
}
