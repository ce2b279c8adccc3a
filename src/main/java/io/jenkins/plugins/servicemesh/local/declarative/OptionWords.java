package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.local.engine.StepRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.stmt.Statement;

/** Compiles {@code options { ... }}: block steps that wrap what runs, switches, and those that mean nothing here. */
final class OptionWords {
    private static final Set<String> NO_WRAPPERS = Set.of("stage", "parallel", "node", "dir", "ws", "script");
    private static final Set<String> SWITCHES = Set.of("skipStagesAfterUnstable", "parallelsAlwaysFailFast");
    private static final Set<String> OF_A_STAGE_WITHOUT_EFFECT = Set.of("skipDefaultCheckout");
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "buildDiscarder",
            "checkoutToSubdirectory",
            "disableConcurrentBuilds",
            "disableRestartFromStage",
            "disableResume",
            "durabilityHint",
            "newContainerPerStage",
            "overrideIndexTriggers",
            "preserveStashes",
            "quietPeriod",
            "rateLimitBuilds",
            "skipDefaultCheckout");

    private final Mistakes mistakes;
    private final StepsCheck steps;
    private final Set<String> wrappers;

    OptionWords(Mistakes mistakes, StepRegistry registry, StepsCheck steps) {
        this.mistakes = mistakes;
        this.steps = steps;
        this.wrappers = new TreeSet<>(registry.blockSteps());
        this.wrappers.removeAll(NO_WRAPPERS);
    }

    /** The options of the whole Pipeline. */
    void ofPipeline(Word section, Model model) {
        compile(section, model, SWITCHES, WITHOUT_EFFECT);
    }

    /** The options of one stage: fewer than those of the Pipeline. */
    void ofStage(Word section, Model model) {
        compile(section, model, Set.of(), OF_A_STAGE_WITHOUT_EFFECT);
    }

    private void compile(Word section, Model model, Set<String> switches, Set<String> withoutEffect) {
        List<Model> wrapping = new ArrayList<>();
        for (Statement statement : section.statements()) {
            Optional<Word> option = Word.of(statement);
            if (option.isEmpty()) {
                mistakes.add(statement, "options takes lines like timeout(time: 1, unit: 'HOURS')");
            } else if (wrappers.contains(option.get().name())) {
                wrapping.add(wrapper(option.get()));
            } else {
                withoutBlock(option.get(), model, switches, withoutEffect);
            }
        }
        model.with("options", Model.list(wrapping, section.call()));
    }

    private void withoutBlock(Word option, Model model, Set<String> switches, Set<String> withoutEffect) {
        if (switches.contains(option.name())) {
            model.with(option.name(), true);
        } else if (withoutEffect.contains(option.name())) {
            mistakes.remark(option.call(), "option " + option.name() + " has no effect here");
        } else {
            Set<String> allowed = new TreeSet<>(wrappers);
            allowed.addAll(switches);
            allowed.addAll(withoutEffect);
            mistakes.unknown(option.call(), "option", option.name(), allowed);
        }
    }

    private Model wrapper(Word option) {
        steps.checkArguments(option);
        if (option.name().equals("retry")) {
            mistakes.remark(
                    option.call(),
                    "as in Jenkins the build has failed when an attempt failed; the step retry { } around the steps"
                            + " lets a later attempt make it good");
        }
        Model model = new Model().with("name", option.name());
        return option.arguments().isEmpty()
                ? model
                : model.with("argument", Model.later(option.arguments().get(0)));
    }
}
