package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.Set;

/** Compiles {@code pipeline { ... }}. */
final class PipelineSections {
    private final Mistakes mistakes;
    private final CommonSections common;
    private final StageSections stages;

    PipelineSections(Mistakes mistakes, StepsCheck steps) {
        this.mistakes = mistakes;
        this.common = new CommonSections(mistakes, steps);
        this.stages = new StageSections(mistakes, steps, common);
    }

    Model compile(Word pipeline) {
        Sections sections = new Sections("pipeline", mistakes)
                .section("agent", common::agent)
                .section("environment", common::environment)
                .section("parameters", common::parameters)
                .section("options", common::options)
                .section("stages", stages::stages)
                .section("post", common::post)
                .missing("tools", "triggers", "libraries");
        Model model = new Model();
        Set<String> seen = sections.compile(pipeline.statements(), model);
        sections.require(seen, "agent", pipeline.call());
        sections.require(seen, "stages", pipeline.call());
        return model;
    }
}
