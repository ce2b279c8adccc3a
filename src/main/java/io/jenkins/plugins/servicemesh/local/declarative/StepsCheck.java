package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.local.engine.StepRegistry;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Looks at blocks of steps before they run: nothing but steps outside {@code script}, their names, their arguments. */
final class StepsCheck {
    private static final String SCRIPT = "script";

    private final StepRegistry steps;
    private final Set<String> defined;
    private final Mistakes mistakes;

    StepsCheck(StepRegistry steps, Set<String> defined, Mistakes mistakes) {
        this.steps = steps;
        this.defined = defined;
        this.mistakes = mistakes;
    }

    /** The section's block of steps, if it has one. */
    Optional<ClosureExpression> block(Word section) {
        if (section.body().isEmpty() || section.statements().isEmpty()) {
            mistakes.add(section.call(), section.name() + " needs a block with at least one step");
        }
        section.body().ifPresent(this::check);
        return section.body();
    }

    private void check(ClosureExpression block) {
        for (Statement statement : Word.statements(block)) {
            Word.of(statement)
                    .ifPresentOrElse(
                            this::check,
                            () -> mistakes.add(
                                    statement, "only steps may stand here; put other code into script { ... }"));
        }
    }

    /** Checks one step and the blocks inside it. */
    void check(Word step) {
        Optional<StepSignature> signature = steps.get(step.name()).map(PipelineStep::signature);
        if (signature.isEmpty()) {
            checkName(step);
            return;
        }
        checkArguments(step, signature.get());
        checkBlock(step, signature.get());
        step.named().ifPresent(named -> checkBranches(signature.get(), named));
        if (!step.name().equals(SCRIPT)) {
            step.body().ifPresent(this::check);
        }
    }

    private void checkName(Word step) {
        if (!defined.contains(step.name()) && !steps.isWord(step.name())) {
            mistakes.add(step.call(), steps.unknown(step.name(), defined));
        }
    }

    private void checkBlock(Word step, StepSignature signature) {
        boolean asVariable = step.arguments().stream().anyMatch(argument -> !(argument instanceof MapExpression));
        if (signature.body() && !signature.bodyOptional() && step.body().isEmpty() && !asVariable) {
            mistakes.add(step.call(), step.name() + " needs a block { ... }");
        } else if (!signature.body() && step.body().isPresent()) {
            mistakes.add(step.call(), step.name() + " takes no block");
        }
    }

    /** Checks the names of the arguments of a step that an option names. */
    void checkArguments(Word step) {
        steps.get(step.name()).ifPresent(known -> checkArguments(step, known.signature()));
    }

    /** Checks the names of the arguments. */
    void checkArguments(Word word, StepSignature signature) {
        boolean plain = !word.arguments().isEmpty() && word.named().isEmpty();
        if (plain && signature.positional().isEmpty()) {
            return; // a variable may hold a map
        }
        Map<String, Object> names = new LinkedHashMap<>();
        for (MapEntryExpression entry : word.byName(signature.positional()).getMapEntryExpressions()) {
            if (!(entry.getKeyExpression() instanceof ConstantExpression key)) {
                return;
            }
            names.put(key.getText(), entry.getValueExpression());
        }
        if (!plain || word.arguments().get(0) instanceof ConstantExpression) {
            StepArguments.check(signature, names).forEach(finding -> mistakes.add(word.call(), finding));
        }
    }

    private void checkBranches(StepSignature signature, MapExpression named) {
        for (MapEntryExpression entry : named.getMapEntryExpressions()) {
            if (signature.branches() && entry.getValueExpression() instanceof ClosureExpression branch) {
                check(branch);
            }
        }
    }
}
