package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.List;
import java.util.Optional;

/** Takes a recorded apply back: the last one of this owner, or one named by its id. */
public final class RollBack {

    private final OperationContext context;

    public RollBack(OperationContext context) {
        this.context = context;
    }

    /** What the rollback of that entry would write; the last standing entry of this owner when no id is given. */
    public Plan plan(String namespace, Optional<String> id) {
        return context.rollback().plan(entries(namespace, id));
    }

    /**
     * Takes the entry back, and the cut-off run that it finished.
     *
     * @throws FindingsException when there is no such entry
     */
    public RollbackResult rollBack(String namespace, Optional<String> id) {
        return context.rollback().undo(entries(namespace, id), context.journal(), context.events());
    }

    private List<JournalEntry> entries(String namespace, Optional<String> id) {
        List<JournalEntry> all = context.journal().list(namespace);
        JournalEntry first = all.stream()
                .filter(JournalEntry::isStanding)
                .filter(entry -> id.map(entry.id()::equals).orElse(entry.owner().equals(context.owner())))
                .findFirst()
                .orElseThrow(() -> new FindingsException(nothing(namespace, id, all)));
        return first.chain(all);
    }

    private Finding nothing(String namespace, Optional<String> id, List<JournalEntry> all) {
        String what = id.map(text -> "no entry '" + text + "' that could be taken back")
                .orElse("nothing to take back for owner " + context.owner().name());
        return Finding.error("rollback/no-entry", what + " in namespace " + namespace)
                .withAllowed(all.stream()
                        .filter(JournalEntry::isStanding)
                        .map(JournalEntry::id)
                        .toList());
    }
}
