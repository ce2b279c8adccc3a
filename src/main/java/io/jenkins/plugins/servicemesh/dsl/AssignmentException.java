package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;

/** A word was assigned to ({@code retries = 3}) instead of called. It ends its block, and is told with the other findings. */
public final class AssignmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String word;

    AssignmentException(String word) {
        super("'" + word + "' is a word, not a variable: write it without '='");
        this.word = word;
    }

    Statement statement(ScriptLine where) {
        return Statement.assignmentTo(word, where.place());
    }
}
