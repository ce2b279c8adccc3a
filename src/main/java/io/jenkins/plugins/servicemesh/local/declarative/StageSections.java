package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.stmt.Statement;

/** Compiles {@code stages { ... }}, {@code parallel { ... }} and the stages in them. */
final class StageSections {
    private static final List<String> CONTENTS = List.of("steps", "stages", "parallel");

    private final Mistakes mistakes;
    private final StepsCheck steps;
    private final CommonSections common;
    private final WhenConditions conditions;
    private final Set<String> names = new HashSet<>();

    StageSections(Mistakes mistakes, StepsCheck steps, CommonSections common) {
        this.mistakes = mistakes;
        this.steps = steps;
        this.common = common;
        this.conditions = new WhenConditions(mistakes);
    }

    /** The section {@code stages} or {@code parallel}, under its own name. */
    void stages(Word section, Model model) {
        List<Model> stages = new ArrayList<>();
        for (Statement statement : section.statements()) {
            Word.of(statement)
                    .filter(word -> word.name().equals("stage"))
                    .ifPresentOrElse(
                            stage -> stages.add(stage(stage)),
                            () -> mistakes.add(statement, "only stage('name') { ... } may stand in " + section.name()));
        }
        if (section.statements().isEmpty()) {
            mistakes.add(section.call(), section.name() + " needs a stage('name') { ... }");
        }
        model.with(section.name(), Model.list(stages, section.call()));
    }

    private Model stage(Word stage) {
        String name = stage.constant().map(Object::toString).orElse("");
        if (name.isEmpty()) {
            mistakes.add(stage.call(), "a stage needs a name: stage('Build') { ... }");
        } else if (!names.add(name)) {
            mistakes.add(stage.call(), "there are two stages of the name '" + name + "'");
        }
        Model model = new Model().with("name", name);
        Set<String> seen = sections(name).compile(stage.statements(), model);
        long contents = CONTENTS.stream().filter(seen::contains).count();
        if (contents != 1 && !seen.contains("matrix")) {
            mistakes.add(
                    stage.call(),
                    "stage '" + name + "' needs " + (contents == 0 ? "one of " : "only one of ")
                            + String.join(", ", CONTENTS));
        }
        return model;
    }

    private Sections sections(String name) {
        return new Sections("stage '" + name + "'", mistakes)
                .section("agent", common::agent)
                .section("environment", common::environment)
                .section("options", common::options)
                .section("when", conditions::when)
                .section("input", this::input)
                .section("failFast", this::failFast)
                .section("steps", (word, model) -> steps.block(word).ifPresent(block -> model.with("steps", block)))
                .section("stages", this::stages)
                .section("parallel", this::stages)
                .section("post", common::post)
                .missing("tools", "matrix");
    }

    private void failFast(Word word, Model model) {
        model.with("failFast", word.constant().orElse(Boolean.FALSE));
    }

    private void input(Word input, Model model) {
        Model arguments = new Model();
        Sections sections = new Sections("input", mistakes).section("parameters", common::parameters);
        for (String name : List.of("message", "id", "ok", "submitter", "submitterParameter")) {
            sections.section(name, (word, question) -> {
                if (word.arguments().size() == 1) {
                    question.with(name, Model.later(word.arguments().get(0)));
                }
            });
        }
        Set<String> seen = sections.compile(input.statements(), arguments);
        if (!seen.contains("message")) {
            mistakes.add(input.call(), "input needs a message");
        }
        model.with("input", arguments.toExpression(input.call()));
    }
}
