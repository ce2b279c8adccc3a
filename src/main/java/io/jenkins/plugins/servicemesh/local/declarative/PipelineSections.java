package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.engine.StepRegistry;
import io.jenkins.plugins.servicemesh.local.library.Libraries;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Compiles {@code pipeline { ... }}. */
final class PipelineSections {
    private final Mistakes mistakes;
    private final Libraries libraries;
    private final CommonSections common;
    private final StageSections stages;

    PipelineSections(Mistakes mistakes, StepRegistry registry, StepsCheck steps, Libraries libraries) {
        this.mistakes = mistakes;
        this.libraries = libraries;
        this.common = new CommonSections(mistakes, registry, steps);
        this.stages = new StageSections(mistakes, steps, common);
    }

    Model compile(Word pipeline) {
        Sections sections = new Sections("pipeline", mistakes)
                .section("agent", common::agent)
                .section("libraries", this::libraries)
                .section("environment", common::environment)
                .section("tools", common::tools)
                .section("triggers", this::triggers)
                .section("parameters", common::parameters)
                .section("options", common::options)
                .section("stages", stages::stages)
                .section("post", common::post);
        Model model = new Model();
        Set<String> seen = sections.compile(pipeline.statements(), model);
        sections.require(seen, "agent", pipeline.call());
        sections.require(seen, "stages", pipeline.call());
        model.with(
                "remarks",
                Model.list(
                        mistakes.remarks().stream().map(ConstantExpression::new).toList()));
        return model;
    }

    private void triggers(Word triggers, Model model) {
        mistakes.remark(triggers.call(), "triggers has no effect here");
    }

    /** They are loaded at once: what the stages call may be theirs. */
    private void libraries(Word section, Model model) {
        for (Statement statement : section.statements()) {
            Optional<Object> name =
                    Word.of(statement).filter(word -> word.name().equals("lib")).flatMap(Word::constant);
            if (name.isEmpty()) {
                mistakes.add(statement, "libraries takes lines like lib('name')");
            } else {
                load(name.get().toString(), statement);
            }
        }
    }

    private void load(String name, Statement place) {
        try {
            libraries.load(name);
        } catch (FindingsException e) {
            e.findings().forEach(finding -> mistakes.add(place, finding));
        }
    }
}
