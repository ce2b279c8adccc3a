package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.List;

/** Takes recorded writes back, applies and cleanups alike: one, or several together, the newest first. */
public final class RollBack {

    private final OperationContext context;

    public RollBack(OperationContext context) {
        this.context = context;
    }

    /**
     * What the rollback would write.
     *
     * @throws FindingsException when nothing is selected
     */
    public Plan plan(String namespace, EntrySelection selection) {
        return context.rollback().plan(entries(namespace, selection));
    }

    /**
     * Takes the selected entries back in one go, with the cut-off runs that they finished.
     *
     * @throws FindingsException when nothing is selected, something may not be read or written, or another writer holds a
     *     host; nothing is written
     */
    public RollbackResult rollBack(String namespace, EntrySelection selection) {
        return context.undo(namespace, entries(namespace, selection));
    }

    private List<JournalEntry> entries(String namespace, EntrySelection selection) {
        List<JournalEntry> all = context.journal().list(namespace);
        List<JournalEntry> chosen = new EntryChoice(selection, all, context.owner()).entries();
        if (chosen.isEmpty()) {
            throw new FindingsException(nothing(namespace, selection, all));
        }
        return chosen;
    }

    private Finding nothing(String namespace, EntrySelection selection, List<JournalEntry> all) {
        return Finding.error("rollback/no-entry", selection.describe(context.owner()) + " in namespace " + namespace)
                .withAllowed(all.stream()
                        .filter(JournalEntry::isStanding)
                        .map(JournalEntry::id)
                        .toList());
    }
}
