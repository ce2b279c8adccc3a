package io.jenkins.plugins.servicemesh.dsl.grammar;

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
public final class Statement implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Stands for the word where none was called; no word can be spelt like this. */
    private static final String ASSIGNMENT = "=";

    private final String word;
    private final ArrayList<Object> arguments;
    private final LinkedHashMap<String, Object> named;
    private final @Nullable ArrayList<Statement> body;
    private final String file;
    private final int line;
    private final int column;
    private final int document;
    private final Notation notation;

    private Statement(
            String word,
            List<Object> arguments,
            Map<String, Object> named,
            @Nullable ArrayList<Statement> body,
            Place where,
            Notation notation) {
        this.word = word;
        this.arguments = new ArrayList<>(arguments);
        this.named = new LinkedHashMap<>(named);
        this.body = body;
        this.file = where.file();
        this.line = where.line();
        this.column = where.column();
        this.document = where.document();
        this.notation = notation;
    }

    /**
     * A word without a block.
     *
     * @param arguments those without a name, as {@link PlainValue}s
     * @param named those with a name, as {@link PlainValue}s
     * @param where its file, line and column
     */
    public static Statement of(String word, List<Object> arguments, Map<String, Object> named, Place where) {
        return new Statement(word, arguments, named, null, where, Notation.SCRIPT);
    }

    /**
     * A word of the data form, without a block. Arguments that a script tells by their position may have a name here.
     *
     * @param arguments those without a name, as {@link PlainValue}s
     * @param named those with a name, as {@link PlainValue}s
     * @param where its file, line and column
     */
    public static Statement ofData(String word, List<Object> arguments, Map<String, Object> named, Place where) {
        return new Statement(word, arguments, named, null, where, Notation.DATA);
    }

    /** A word that was assigned to instead of called. */
    public static Statement assignmentTo(String word, Place where) {
        return new Statement(ASSIGNMENT, List.of(word), Map.of(), null, where, Notation.SCRIPT);
    }

    /** The same word with a block of these statements. */
    public Statement withBody(List<Statement> statements) {
        return new Statement(word, arguments, named, new ArrayList<>(statements), place(""), notation);
    }

    /** The word as it was written. */
    public String word() {
        return word;
    }

    /** The arguments without a name. */
    public List<Object> arguments() {
        return Collections.unmodifiableList(arguments);
    }

    /** The arguments with a name. */
    public Map<String, Object> named() {
        return Collections.unmodifiableMap(named);
    }

    /** The statements of its block; empty when it was written without one. */
    public Optional<List<Statement>> body() {
        return Optional.ofNullable(body).map(Collections::unmodifiableList);
    }

    /** Its file, line and column, with that path in the intent. */
    public Place place(String path) {
        return Place.at(path).inFile(file, line, column).inDocument(document);
    }

    /** How it was written. */
    Notation notation() {
        return notation;
    }

    /** Whether it is no word at all: the word, its first argument, was assigned to. */
    boolean isAssignment() {
        return word.equals(ASSIGNMENT);
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
