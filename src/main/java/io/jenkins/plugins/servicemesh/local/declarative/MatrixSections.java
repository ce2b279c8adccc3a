package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Compiles the {@code axes} and {@code excludes} of a {@code matrix}. */
final class MatrixSections {
    private final Mistakes mistakes;

    MatrixSections(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Adds both to the matrix's sections; {@code excludes} looks at the axes above it. */
    void addTo(Sections sections) {
        Set<String> names = new LinkedHashSet<>();
        sections.section("axes", (word, model) -> model.with("axes", Model.list(axes(word, names), word.call())));
        sections.section("excludes", (word, model) -> model.with("excludes", excludes(word, names)));
    }

    private List<Model> axes(Word block, Set<String> names) {
        List<Model> axes = new ArrayList<>();
        for (Word axis : words(block, "axis")) {
            Model model = axis(axis, "values");
            model.constant("name").ifPresent(name -> {
                if (!names.add(name)) {
                    mistakes.add(axis.call(), "there are two axes of the name '" + name + "'");
                }
            });
            axes.add(model);
        }
        return axes;
    }

    private Expression excludes(Word block, Set<String> names) {
        List<Expression> excludes = new ArrayList<>();
        for (Word exclude : words(block, "exclude")) {
            List<Model> axes = new ArrayList<>();
            for (Word axis : words(exclude, "axis")) {
                Model model = axis(axis, "values", "notValues");
                model.constant("name")
                        .filter(name -> !names.contains(name))
                        .ifPresent(name -> mistakes.unknown(axis.call(), "axis", name, names));
                axes.add(model);
            }
            excludes.add(Model.list(axes, exclude.call()));
        }
        return Model.list(excludes);
    }

    private Model axis(Word axis, String... valueWords) {
        Model model = new Model();
        Sections sections = new Sections("axis", mistakes)
                .section(
                        "name",
                        (word, all) -> all.with(
                                "name", constants(word).stream().findFirst().orElse(ConstantExpression.EMPTY_STRING)));
        for (String values : valueWords) {
            sections.section(values, (word, all) -> all.with(values, Model.list(constants(word))));
        }
        Set<String> seen = sections.compile(axis.statements(), model);
        if (seen.size() != 2 || !seen.contains("name")) {
            mistakes.add(axis.call(), "an axis needs a name and " + String.join(" or ", valueWords));
        }
        return model;
    }

    private List<Expression> constants(Word word) {
        for (Expression argument : word.arguments()) {
            if (!(argument instanceof ConstantExpression)) {
                mistakes.add(argument, word.name() + " takes texts in plain quotes");
            }
        }
        return word.arguments();
    }

    private List<Word> words(Word block, String name) {
        List<Word> words = new ArrayList<>();
        for (Statement statement : block.statements()) {
            Word.of(statement)
                    .filter(word -> word.name().equals(name))
                    .ifPresentOrElse(
                            words::add,
                            () -> mistakes.add(statement, "only " + name + " { ... } may stand in " + block.name()));
        }
        if (words.isEmpty()) {
            mistakes.add(block.call(), block.name() + " needs " + name + " { ... }");
        }
        return words;
    }
}
