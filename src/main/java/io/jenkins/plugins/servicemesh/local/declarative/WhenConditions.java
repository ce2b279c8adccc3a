package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.stmt.Statement;

/** Compiles {@code when { ... }}. */
final class WhenConditions {
    private static final Set<String> GROUPS = Set.of("allOf", "anyOf", "not");
    private static final Set<String> MOMENTS = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final Map<String, StepSignature> CONDITIONS = conditions();

    private final Mistakes mistakes;
    private final StepsCheck steps;

    WhenConditions(Mistakes mistakes, StepsCheck steps) {
        this.mistakes = mistakes;
        this.steps = steps;
    }

    private static Map<String, StepSignature> conditions() {
        List<StepSignature> signatures = List.of(
                StepSignature.named("expression").withBody(),
                StepSignature.named("branch").requiring("pattern").taking("comparator"),
                StepSignature.named("tag").requiring("pattern").taking("comparator"),
                StepSignature.named("buildingTag"),
                StepSignature.named("changeRequest")
                        .taking("id", "target", "branch", "fork", "url", "title")
                        .taking("author", "authorDisplayName", "authorEmail", "comparator"),
                StepSignature.named("changelog").requiring("pattern"),
                StepSignature.named("changeset").requiring("pattern").taking("comparator", "caseSensitive"),
                StepSignature.named("environment").requiring("name", "value").taking("ignoreCase"),
                StepSignature.named("equals").requiring("expected", "actual"),
                StepSignature.named("triggeredBy").requiring("cause").taking("detail"),
                StepSignature.named("isRestartedRun"),
                StepSignature.named("not").withBody(),
                StepSignature.named("allOf").withBody(),
                StepSignature.named("anyOf").withBody());
        Map<String, StepSignature> conditions = new LinkedHashMap<>();
        signatures.forEach(signature -> conditions.put(signature.name(), signature));
        return conditions;
    }

    void when(Word when, Model model) {
        Model compiled = new Model();
        List<Model> conditions = conditions(when, compiled);
        if (conditions.isEmpty()) {
            mistakes.add(when.call(), "when needs a condition: " + String.join(", ", CONDITIONS.keySet()));
        }
        compiled.with("conditions", Model.list(conditions, when.call()));
        model.with("when", compiled.toExpression(when.call()));
    }

    /** @param moments takes when the conditions are to be looked at */
    private List<Model> conditions(Word block, Model moments) {
        List<Model> conditions = new ArrayList<>();
        for (Statement statement : block.statements()) {
            Word.of(statement)
                    .ifPresentOrElse(
                            word -> add(word, conditions, moments),
                            () -> mistakes.add(
                                    statement,
                                    "only conditions may stand in " + block.name() + ": write expression { ... }"));
        }
        return conditions;
    }

    private void add(Word word, List<Model> conditions, Model moments) {
        if (MOMENTS.contains(word.name())) {
            moments.with(word.name(), word.constant().orElse(Boolean.FALSE));
        } else if (CONDITIONS.containsKey(word.name())) {
            conditions.add(condition(word, CONDITIONS.get(word.name())));
        } else {
            List<String> allowed = new ArrayList<>(CONDITIONS.keySet());
            allowed.addAll(MOMENTS.stream().sorted().toList());
            mistakes.unknown(word.call(), "condition", word.name(), allowed);
        }
    }

    private Model condition(Word word, StepSignature signature) {
        steps.checkArguments(word, signature);
        Model model = new Model().with("kind", word.name());
        if (GROUPS.contains(word.name())) {
            return model.with("conditions", Model.list(members(word), word.call()));
        }
        if (word.name().startsWith("change") && !word.name().equals("changeRequest")) {
            mistakes.remark(word.call(), "a local run has no changes: " + word.name() + " is never so");
        }
        word.body().ifPresent(body -> model.with("value", body));
        return model.with("arguments", Model.later(word.byName(signature.positional())));
    }

    private List<Model> members(Word group) {
        List<Model> members = conditions(group, new Model());
        if (group.name().equals("not") && members.size() != 1) {
            mistakes.add(group.call(), "not takes one condition; put several into allOf or anyOf");
        } else if (members.isEmpty()) {
            mistakes.add(group.call(), group.name() + " needs a condition");
        }
        return members;
    }
}
