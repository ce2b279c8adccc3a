package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.stmt.Statement;

/** Compiles {@code stages { ... }}, {@code parallel { ... }}, {@code matrix { ... }} and the stages in them. */
final class StageSections {
    private static final List<String> CONTENTS = List.of("steps", "stages", "parallel", "matrix");
    private static final List<String> SIDE_BY_SIDE = List.of("parallel", "matrix");

    private final Mistakes mistakes;
    private final StepsCheck steps;
    private final CommonSections common;
    private final WhenConditions conditions;
    private final InputDirective question;
    private final MatrixSections matrix;
    private final Set<String> names = new HashSet<>();

    StageSections(Mistakes mistakes, StepsCheck steps, CommonSections common) {
        this.mistakes = mistakes;
        this.steps = steps;
        this.common = common;
        this.conditions = new WhenConditions(mistakes, steps);
        this.question = new InputDirective(mistakes, common);
        this.matrix = new MatrixSections(mistakes);
    }

    /** The stages of the Pipeline. */
    void stages(Word section, Model model) {
        stages(section, model, false);
    }

    /** The section {@code stages} or {@code parallel}, under its own name. */
    private void stages(Word section, Model model, boolean sideBySide) {
        List<Model> stages = new ArrayList<>();
        for (Statement statement : section.statements()) {
            Word.of(statement)
                    .filter(word -> word.name().equals("stage"))
                    .ifPresentOrElse(
                            stage -> stages.add(stage(stage, sideBySide)),
                            () -> mistakes.add(statement, "only stage('name') { ... } may stand in " + section.name()));
        }
        if (section.statements().isEmpty()) {
            mistakes.add(section.call(), section.name() + " needs a stage('name') { ... }");
        }
        model.with(section.name(), Model.list(stages, section.call()));
    }

    private Model stage(Word stage, boolean sideBySide) {
        String name = stage.constant().map(Object::toString).orElse("");
        if (name.isEmpty()) {
            mistakes.add(stage.call(), "a stage needs a name: stage('Build') { ... }");
        } else if (!names.add(name)) {
            mistakes.add(stage.call(), "there are two stages of the name '" + name + "'");
        }
        Model model = new Model().with("name", name);
        Set<String> seen = sections(name, sideBySide).compile(stage.statements(), model);
        checkContents(stage, name, seen);
        checkSideBySide(stage, name, seen, model, sideBySide);
        return model;
    }

    private void checkContents(Word stage, String name, Set<String> seen) {
        long contents = CONTENTS.stream().filter(seen::contains).count();
        if (contents != 1) {
            mistakes.add(
                    stage.call(),
                    "stage '" + name + "' needs " + (contents == 0 ? "one of " : "only one of ")
                            + String.join(", ", CONTENTS));
        }
    }

    /** Jenkins has one level of parallel stages only, and gives agents to the stages in them, not to the one around. */
    private void checkSideBySide(Word stage, String name, Set<String> seen, Model model, boolean sideBySide) {
        boolean holdsSome = SIDE_BY_SIDE.stream().anyMatch(seen::contains);
        if (holdsSome && sideBySide) {
            mistakes.add(
                    stage.call(),
                    "stage '" + name + "' stands in parallel or matrix already and may not hold another; use stages");
        }
        boolean anAgent = seen.contains("agent")
                && !model.constant("agent").filter("none"::equals).isPresent();
        if (holdsSome && (anAgent || seen.contains("tools"))) {
            mistakes.add(
                    stage.call(), "stage '" + name + "' holds parallel stages: give agent and tools to those instead");
        }
        if (seen.contains("failFast") && !holdsSome) {
            mistakes.add(stage.call(), "failFast in stage '" + name + "' needs parallel or matrix");
        }
    }

    private Sections sections(String name, boolean sideBySide) {
        return directives("stage '" + name + "'")
                .section("failFast", this::failFast)
                .section("steps", (word, model) -> steps.block(word).ifPresent(block -> model.with("steps", block)))
                .section("stages", (word, model) -> stages(word, model, sideBySide))
                .section("parallel", (word, model) -> stages(word, model, true))
                .section("matrix", this::matrix);
    }

    /** What a stage and each cell of a matrix may have. */
    private Sections directives(String block) {
        return new Sections(block, mistakes)
                .section("agent", common::agent)
                .section("environment", common::environment)
                .section("tools", common::tools)
                .section("options", common::stageOptions)
                .section("when", conditions::when)
                .section("input", question::input)
                .section("post", common::post);
    }

    private void failFast(Word word, Model model) {
        model.with("failFast", word.constant().orElse(Boolean.FALSE));
    }

    private void matrix(Word word, Model model) {
        Sections sections = directives("matrix").section("stages", (stages, cell) -> stages(stages, cell, true));
        matrix.addTo(sections);
        Model cell = new Model();
        Set<String> seen = sections.compile(word.statements(), cell);
        sections.require(seen, "axes", word.call());
        sections.require(seen, "stages", word.call());
        model.with("matrix", cell.toExpression(word.call()));
    }
}
