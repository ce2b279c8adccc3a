package io.jenkins.plugins.servicemesh.step.result;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was found in what is wanted. */
public final class ValidateResult extends StepResult {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> errors;
    private final ArrayList<String> warnings;

    private ValidateResult(Outcome outcome, String message, List<String> errors, List<String> warnings) {
        super(outcome, message);
        this.errors = new ArrayList<>(errors);
        this.warnings = new ArrayList<>(warnings);
    }

    /** With these findings. */
    public static ValidateResult of(Collection<Finding> findings) {
        List<String> errors = describe(Finding.errors(findings));
        List<String> others =
                describe(findings.stream().filter(finding -> !finding.isError()).toList());
        Outcome outcome = errors.isEmpty() ? Outcome.UNCHANGED : Outcome.REFUSED;
        return new ValidateResult(outcome, String.join("\n", errors), errors, others);
    }

    private static List<String> describe(Collection<Finding> findings) {
        return findings.stream().map(Finding::describe).toList();
    }

    /** Whether nothing is wrong. */
    public boolean isValid() {
        return errors.isEmpty();
    }

    /** What is wrong, a sentence each. */
    public List<String> getErrors() {
        return new ArrayList<>(errors);
    }

    /** What is worth knowing, a sentence each. */
    public List<String> getWarnings() {
        return new ArrayList<>(warnings);
    }
}
