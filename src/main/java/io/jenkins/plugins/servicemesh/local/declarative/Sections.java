package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.stmt.Statement;

/** The words that may stand in a block, each once, and what each adds to the block's model. */
final class Sections {
    private final String block;
    private final Mistakes mistakes;
    private final Map<String, BiConsumer<Word, Model>> sections = new LinkedHashMap<>();

    Sections(String block, Mistakes mistakes) {
        this.block = block;
        this.mistakes = mistakes;
    }

    Sections section(String name, BiConsumer<Word, Model> compiler) {
        sections.put(name, compiler);
        return this;
    }

    /** Compiles the statements into the model and tells which sections there were. */
    Set<String> compile(List<Statement> statements, Model model) {
        Set<String> seen = new HashSet<>();
        for (Statement statement : statements) {
            Word.of(statement)
                    .ifPresentOrElse(
                            word -> compile(word, model, seen), () -> mistakes.add(statement, unexpected(statement)));
        }
        return seen;
    }

    private void compile(Word word, Model model, Set<String> seen) {
        BiConsumer<Word, Model> section = sections.get(word.name());
        if (section == null) {
            mistakes.unknown(word.call(), "section in " + block, word.name(), sections.keySet());
        } else if (seen.add(word.name())) {
            section.accept(word, model);
        } else {
            mistakes.add(word.call(), word.name() + " stands twice in " + block);
        }
    }

    private String unexpected(Statement statement) {
        Optional<String> second = Word.secondOnLine(statement).filter(sections::containsKey);
        return second.isPresent()
                ? second.get() + " has to begin on a line of its own"
                : "only sections may stand in " + block + ": " + String.join(", ", sections.keySet());
    }

    /** Refuses the block if a section is not there. */
    void require(Set<String> seen, String name, ASTNode place) {
        if (!seen.contains(name)) {
            mistakes.add(place, block + " needs " + name + article(name));
        }
    }

    private static String article(String name) {
        return name.equals("agent") ? ", for example agent any" : " { ... }";
    }
}
