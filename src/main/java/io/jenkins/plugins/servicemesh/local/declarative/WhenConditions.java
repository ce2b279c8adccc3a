package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Compiles {@code when { ... }}. */
final class WhenConditions {
    private static final Set<String> GROUPS = Set.of("allOf", "anyOf", "not");
    private static final Set<String> WITHOUT_EFFECT = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final List<String> ALL = List.of(
            "expression",
            "branch",
            "environment",
            "equals",
            "not",
            "allOf",
            "anyOf",
            "beforeAgent",
            "beforeInput",
            "beforeOptions");

    private final Mistakes mistakes;

    WhenConditions(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void when(Word when, Model model) {
        List<Model> conditions = conditions(when);
        if (conditions.isEmpty()) {
            mistakes.add(when.call(), "when needs a condition: " + String.join(", ", ALL));
        }
        model.with("when", Model.list(conditions, when.call()));
    }

    private List<Model> conditions(Word block) {
        List<Model> conditions = new ArrayList<>();
        for (Statement statement : block.statements()) {
            Word.of(statement)
                    .ifPresentOrElse(
                            word -> add(word, conditions),
                            () -> mistakes.add(
                                    statement,
                                    "only conditions may stand in " + block.name() + ": write expression { ... }"));
        }
        return conditions;
    }

    private void add(Word word, List<Model> conditions) {
        if (!ALL.contains(word.name())) {
            mistakes.unknown(word.call(), "condition (of those that the local runner knows)", word.name(), ALL);
        } else if (!WITHOUT_EFFECT.contains(word.name())) {
            conditions.add(condition(word));
        }
    }

    private Model condition(Word word) {
        Model model = new Model().with("kind", word.name());
        if (GROUPS.contains(word.name())) {
            return model.with("conditions", Model.list(conditions(word), word.call()));
        }
        if (word.name().equals("expression")) {
            word.body()
                    .ifPresentOrElse(
                            body -> model.with("value", body),
                            () -> mistakes.add(word.call(), "expression needs a block { ... }"));
            return model;
        }
        return model.with(
                "value",
                Model.later(
                        word.arguments().isEmpty()
                                ? ConstantExpression.NULL
                                : word.arguments().get(0)));
    }
}
