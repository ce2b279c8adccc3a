package io.jenkins.plugins.servicemesh.policy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Severity;
import java.util.Map;

/**
 * How much the findings of some rules weigh at least. A finding is never made lighter: what is an error is one everywhere.
 *
 * @param least by the rule of the finding
 */
public record RuleSeverities(Map<String, Severity> least) {

    /** Each finding weighs what its rule says. */
    public static final RuleSeverities NONE = new RuleSeverities(Map.of());

    public RuleSeverities {
        least = Map.copyOf(least);
    }

    /** The finding, as heavy as is wanted here, and that it is so. */
    public Finding raise(Finding finding) {
        Severity wanted = least.getOrDefault(finding.rule(), finding.severity());
        if (wanted.compareTo(finding.severity()) >= 0) {
            return finding;
        }
        String message = finding.message() + " (rule " + finding.rule() + ", on this cluster " + wanted.word() + ")";
        return new Finding(
                wanted,
                finding.rule(),
                message,
                finding.place(),
                finding.value(),
                finding.allowed(),
                finding.suggestion());
    }
}
