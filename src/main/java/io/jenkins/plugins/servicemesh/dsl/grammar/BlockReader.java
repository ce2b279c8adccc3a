package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of one block by its table. A statement that is refused leaves the state as it was, so that the rest is
 * still looked at; what only follows from a refusal is not told.
 */
final class BlockReader<S> {

    private final Grammar grammar;
    private final Block<S> block;
    private final Place place;
    private final Names names;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** @param place of the word that opened the block, with its path */
    BlockReader(Grammar grammar, Block<S> block, Place place, @Nullable Names outer) {
        this.grammar = grammar;
        this.block = block;
        this.place = place;
        this.names = new Names(outer, block);
    }

    /** What is wrong with the block, after {@link #read}. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The state that the block ends with; empty when there are findings. */
    Optional<S> read(List<Statement> statements) {
        S state = block.start();
        for (Statement statement : statements) {
            state = apply(statement, state);
        }
        if (statements.isEmpty() && !block.mayBeEmpty()) {
            findings.add(Refusal.empty(block).at(place));
        }
        findings.addAll(names.undeclared());
        return findings.isEmpty() ? end(state) : Optional.empty();
    }

    private Optional<S> end(S state) {
        try {
            return Optional.of(block.end().apply(state));
        } catch (InvalidValueException e) {
            findings.add(Refusal.invalid(e).at(place));
            return Optional.empty();
        }
    }

    private S apply(Statement statement, S state) {
        Place where = statement.place(path(statement));
        Word<S> word = block.words().get(statement.word());
        if (word == null) {
            refuseStranger(statement, where);
            return state;
        }
        if (!seen.add(word.name()) && word.once()) {
            findings.add(Refusal.repeated(block, word).at(where));
        }
        int before = findings.size();
        Call call = call(word, statement, where);
        return findings.size() > before ? state : apply(word, call, state, where);
    }

    private S apply(Word<S> word, Call call, S state, Place where) {
        try {
            return word.action().apply(state, call);
        } catch (InvalidValueException e) {
            findings.add(Refusal.invalid(e).at(where));
            return state;
        }
    }

    private Call call(Word<S> word, Statement statement, Place where) {
        ArgumentReader arguments = new ArgumentReader(word, statement, where, names);
        Values values = arguments.read();
        findings.addAll(arguments.findings());
        return new Call(word.name(), values, body(word, statement, where));
    }

    private Optional<Object> body(Word<S> word, Statement statement, Place where) {
        if (statement.body().isEmpty()) {
            return Optional.empty();
        }
        if (word.body().isEmpty()) {
            findings.add(Refusal.noBlock(word).at(where));
            return Optional.empty();
        }
        return inner(word.body().get(), statement.body().get(), where);
    }

    private Optional<Object> inner(Block<?> opened, List<Statement> statements, Place where) {
        BlockReader<?> reader = new BlockReader<>(grammar, opened, where, names);
        Optional<Object> state = reader.read(statements).map(end -> end);
        findings.addAll(reader.findings());
        return state;
    }

    private void refuseStranger(Statement statement, Place where) {
        if (statement.isAssignment()) {
            findings.add(Refusal.assignment(statement.describe()).at(where));
            return;
        }
        findings.add(grammar.stranger(block, statement.word()).at(where));
        Optional<Block<?>> meant = block.meant(statement.word()).flatMap(Word::body);
        meant.ifPresent(opened -> inner(opened, statement.body().orElse(List.of()), where));
    }

    private String path(Statement statement) {
        boolean isTop = place.path().isEmpty() || !block.inPaths();
        return isTop ? statement.describe() : place.path() + " > " + statement.describe();
    }
}
