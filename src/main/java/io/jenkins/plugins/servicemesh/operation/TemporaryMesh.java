package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import java.time.Duration;
import java.util.List;

/** Makes an intent so for a time: until it is ended, or its limit is over, whichever comes first. */
public final class TemporaryMesh {

    private final OperationContext context;

    public TemporaryMesh(OperationContext context) {
        this.context = context;
    }

    /**
     * Applies the intent, to be taken back.
     *
     * @param limit after which it counts as overdue, whatever became of who applied it: see {@link TakeBackOverdue}
     * @throws RuntimeException as {@link Apply#apply}
     */
    public ApplyResult begin(MeshSpec spec, Duration limit, ApplyOptions options) {
        return new ApplyMesh(context).apply(spec, options.withLasting(limit));
    }

    /** Puts back what that entry changed; one that is back already needs nothing. */
    public RollbackResult end(String namespace, String entry) {
        List<JournalEntry> standing = context.journal().list(namespace).stream()
                .filter(one -> one.id().equals(entry) && one.isStanding())
                .toList();
        return standing.isEmpty() ? RollbackResult.NOTHING : context.undo(namespace, standing);
    }
}
