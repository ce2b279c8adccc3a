package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.verify.Verification;
import java.util.List;
import java.util.Optional;

/**
 * How an apply ended: all is written, or there was nothing to write.
 *
 * @param plan what was wanted
 * @param outcomes one a change, in order
 * @param verification whether it is in effect
 * @param journalEntry the id under which it can be undone; absent when nothing was written
 */
public record ApplyResult(
        Plan plan, List<ChangeOutcome> outcomes, Verification verification, Optional<String> journalEntry) {

    public ApplyResult {
        outcomes = List.copyOf(outcomes);
    }

    /** Nothing had to be written. */
    static ApplyResult unchanged(Plan plan, Verification verification) {
        return new ApplyResult(plan, List.of(), verification, Optional.empty());
    }

    public boolean isUnchanged() {
        return outcomes.isEmpty();
    }
}
