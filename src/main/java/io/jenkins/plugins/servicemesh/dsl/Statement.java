package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Place;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A word as it was written: its arguments as plain values, where it stands, and the statements of its block. Immutable, and
 * serialisable by any means, because a Pipeline can be saved while it holds one: a class, not a record.
 */
final class Statement implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String word;
    private final ArrayList<Object> arguments;
    private final LinkedHashMap<String, Object> named;
    private final @Nullable ArrayList<Statement> body;
    private final String file;
    private final int line;

    private Statement(
            String word,
            List<Object> arguments,
            Map<String, Object> named,
            @Nullable ArrayList<Statement> body,
            ScriptLine where) {
        this.word = word;
        this.arguments = new ArrayList<>(arguments);
        this.named = new LinkedHashMap<>(named);
        this.body = body;
        this.file = where.file();
        this.line = where.line();
    }

    /** A word without a block. */
    static Statement of(String word, WrittenArguments arguments, ScriptLine where) {
        return new Statement(word, arguments.positional(), arguments.named(), null, where);
    }

    /** The same word with a block of these statements. */
    Statement withBody(List<Statement> statements) {
        return new Statement(word, arguments, named, new ArrayList<>(statements), new ScriptLine(file, line));
    }

    String word() {
        return word;
    }

    List<Object> arguments() {
        return Collections.unmodifiableList(arguments);
    }

    Map<String, Object> named() {
        return Collections.unmodifiableMap(named);
    }

    /** The statements of its block; empty when it was written without one. */
    Optional<List<Statement>> body() {
        return Optional.ofNullable(body).map(Collections::unmodifiableList);
    }

    /** Its file and line, with that path in the intent. */
    Place place(String path) {
        return Place.at(path).inFile(file, line, 0);
    }

    /** Whether it is no word at all: the word, its first argument, was assigned to. */
    boolean isAssignment() {
        return word.equals(AssignmentException.MARK);
    }

    /** {@code split}, or with the name of what its block is about: {@code service 'reviews'}. */
    String describe() {
        if (isAssignment()) {
            return arguments.get(0).toString();
        }
        boolean isNamed = body != null && !arguments.isEmpty() && arguments.get(0) instanceof String;
        return isNamed ? word + " '" + arguments.get(0) + "'" : word;
    }
}
