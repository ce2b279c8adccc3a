package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Compiles {@code options { ... }}: those that wrap what runs, those that change how it runs, those that mean nothing here. */
final class OptionWords {
    private static final Set<String> WRAPPERS = Set.of("timeout", "retry");
    private static final Set<String> SWITCHES = Set.of("skipStagesAfterUnstable", "parallelsAlwaysFailFast");
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "ansiColor",
            "buildDiscarder",
            "checkoutToSubdirectory",
            "disableConcurrentBuilds",
            "disableResume",
            "durabilityHint",
            "newContainerPerStage",
            "overrideIndexTriggers",
            "preserveStashes",
            "quietPeriod",
            "skipDefaultCheckout",
            "timestamps");

    private final Mistakes mistakes;

    OptionWords(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void compile(Word section, Model model) {
        List<Model> wrappers = new ArrayList<>();
        for (Statement statement : section.statements()) {
            Word.of(statement)
                    .ifPresentOrElse(
                            word -> compile(word, model, wrappers),
                            () -> mistakes.add(statement, "options takes lines like timeout(time: 1, unit: 'HOURS')"));
        }
        model.with("options", Model.list(wrappers, section.call()));
    }

    private void compile(Word option, Model model, List<Model> wrappers) {
        if (WRAPPERS.contains(option.name())) {
            Expression argument = option.arguments().isEmpty()
                    ? ConstantExpression.NULL
                    : option.arguments().get(0);
            wrappers.add(new Model().with("name", option.name()).with("argument", Model.later(argument)));
        } else if (SWITCHES.contains(option.name())) {
            model.with(option.name(), true);
        } else if (!WITHOUT_EFFECT.contains(option.name())) {
            Set<String> allowed = new LinkedHashSet<>(WRAPPERS);
            allowed.addAll(SWITCHES);
            allowed.addAll(WITHOUT_EFFECT);
            mistakes.unknown(option.call(), "option", option.name(), allowed);
        }
    }
}
