package io.jenkins.plugins.servicemesh.step.result;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.plan.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a step wrote. */
public final class WriteResult extends StepResult {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> objects;
    private final ArrayList<String> journalEntries;

    private WriteResult(Outcome outcome, String message, List<String> objects, List<String> journalEntries) {
        super(outcome, message);
        this.objects = new ArrayList<>(objects);
        this.journalEntries = new ArrayList<>(journalEntries);
    }

    /** What these applies wrote, one after the other. */
    public static WriteResult of(List<ApplyResult> results) {
        List<String> objects = results.stream()
                .flatMap(result -> result.outcomes().stream())
                .map(outcome -> outcome.change().id().toString())
                .toList();
        boolean inEffect =
                results.stream().allMatch(result -> result.verification().isInEffect());
        Outcome outcome = !inEffect ? Outcome.DEGRADED : objects.isEmpty() ? Outcome.UNCHANGED : Outcome.DONE;
        return new WriteResult(
                outcome,
                inEffect ? "" : "written, and not in effect yet",
                objects,
                results.stream()
                        .map(ApplyResult::journalEntry)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** What taking back wrote; what others changed since is named. */
    public static WriteResult of(RollbackResult result) {
        List<String> objects = ids(result.written());
        if (!result.isComplete()) {
            String left = result.conflicts().stream().map(Finding::describe).collect(Collectors.joining("; "));
            return new WriteResult(Outcome.DEGRADED, "not all could be taken back: " + left, objects, List.of());
        }
        return new WriteResult(objects.isEmpty() ? Outcome.UNCHANGED : Outcome.DONE, "", objects, List.of());
    }

    private static List<String> ids(Collection<Change> changes) {
        return changes.stream().map(change -> change.id().toString()).toList();
    }

    /** How many writes there were. */
    public int getChanges() {
        return objects.size();
    }

    /** Whether nothing had to be written. */
    public boolean isUnchanged() {
        return objects.isEmpty();
    }

    /** Whether what was written is known to work. */
    public boolean isInEffect() {
        return isGood();
    }

    /** The objects that were written, such as {@code VirtualService shop/reviews}. */
    public List<String> getObjects() {
        return new ArrayList<>(objects);
    }

    /** The id for {@code meshRollback entry:}; empty when nothing was written. */
    public String getJournalEntry() {
        return journalEntries.isEmpty() ? "" : journalEntries.get(journalEntries.size() - 1);
    }

    /** All such ids: one for each namespace that was written. */
    public List<String> getJournalEntries() {
        return new ArrayList<>(journalEntries);
    }
}
