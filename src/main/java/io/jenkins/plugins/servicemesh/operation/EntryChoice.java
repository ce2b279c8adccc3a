package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses entries to take back together. What a cleanup took away stands again once the cleanup is taken back, so its entries
 * count as standing when the cleanup is chosen.
 */
record EntryChoice(EntrySelection selection, List<JournalEntry> newestFirst, Owner owner) {

    /** The chosen ones with the cut-off runs that they finished, the newest first. */
    List<JournalEntry> entries() {
        Set<JournalEntry> chosen = new LinkedHashSet<>();
        Set<String> revived = new HashSet<>();
        for (JournalEntry entry : newestFirst) {
            boolean stands = entry.isStanding() || revived.contains(entry.id());
            if (stands && selection.selects(entry, owner)) {
                chosen.addAll(entry.chain(newestFirst));
                entry.cleansUp().ifPresent(revived::addAll);
                if (selection.onlyNewest()) {
                    break;
                }
            }
        }
        List<JournalEntry> ordered = new ArrayList<>(newestFirst);
        ordered.retainAll(chosen);
        return ordered;
    }
}
