package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * How a rollback ended.
 *
 * @param written the changes that were made
 * @param conflicts places that someone else changed since; they are as they were found
 * @param remaining what is still to do, worked out anew after the last write: empty is the proof
 * @param journalEntry the id of the entry that undoes this in turn; only a cleanup has one
 */
public record RollbackResult(
        List<Change> written, List<Finding> conflicts, Plan remaining, Optional<String> journalEntry) {

    /** There was nothing to take back. */
    public static final RollbackResult NOTHING = new RollbackResult(List.of(), List.of(), Plan.EMPTY, Optional.empty());

    public RollbackResult {
        written = List.copyOf(written);
        conflicts = List.copyOf(conflicts);
    }

    /** The same result, recorded under that id. */
    RollbackResult recordedAs(Optional<String> id) {
        return new RollbackResult(written, conflicts, remaining, id);
    }

    /** The same result without its entry, for one that is dropped. */
    public RollbackResult unrecorded() {
        return recordedAs(Optional.empty());
    }

    /** Whether everything is as it was before. */
    public boolean isComplete() {
        return remaining.isEmpty() && conflicts.isEmpty();
    }
}
