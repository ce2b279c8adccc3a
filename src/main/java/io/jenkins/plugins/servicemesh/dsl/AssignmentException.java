package io.jenkins.plugins.servicemesh.dsl;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A word was assigned to ({@code retries = 3}) instead of called. It ends its block, and is told with the other findings. */
public final class AssignmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the recording calls such a statement; no word can be spelt like this. */
    static final String MARK = "=";

    private final String word;

    AssignmentException(String word) {
        super("'" + word + "' is a word, not a variable: write it without '='");
        this.word = word;
    }

    Statement statement(ScriptLine where) {
        return Statement.of(MARK, new WrittenArguments(List.of(word), Map.of(), Optional.empty()), where);
    }
}
