package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.local.engine.StepRegistry;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.LinkedHashMap;
import java.util.List;
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
        step.named().ifPresent(named -> checkNames(step, signature.get(), named));
        if (!step.name().equals(SCRIPT)) {
            step.body().ifPresent(this::check);
        }
    }

    private void checkName(Word step) {
        if (!defined.contains(step.name()) && !steps.isWord(step.name())) {
            mistakes.add(step.call(), steps.unknown(step.name(), defined));
        }
    }

    private void checkNames(Word step, StepSignature signature, MapExpression named) {
        Map<String, Object> names = new LinkedHashMap<>();
        List<MapEntryExpression> entries = named.getMapEntryExpressions();
        for (MapEntryExpression entry : entries) {
            if (!(entry.getKeyExpression() instanceof ConstantExpression key)) {
                return;
            }
            names.put(key.getText(), entry.getValueExpression());
            if (signature.branches() && entry.getValueExpression() instanceof ClosureExpression branch) {
                check(branch);
            }
        }
        StepArguments.check(signature, names).forEach(finding -> mistakes.add(step.call(), finding));
    }
}
