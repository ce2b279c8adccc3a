package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.List;
import java.util.Set;

/** Compiles {@code input { ... }} of a stage. */
final class InputDirective {
    private static final List<String> TEXTS =
            List.of("message", "id", "ok", "cancel", "submitter", "submitterParameter");

    private final Mistakes mistakes;
    private final CommonSections common;

    InputDirective(Mistakes mistakes, CommonSections common) {
        this.mistakes = mistakes;
        this.common = common;
    }

    void input(Word input, Model model) {
        Model arguments = new Model();
        Sections sections = new Sections("input", mistakes).section("parameters", common::parameters);
        for (String name : TEXTS) {
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
