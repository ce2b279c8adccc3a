package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import java.util.List;

/**
 * Takes back what was written for a time that is over: who wrote it was stopped before it could do so itself. The entry says
 * it in the cluster, so whoever of the same owner comes next can.
 */
public final class TakeBackOverdue {

    private final OperationContext context;

    public TakeBackOverdue(OperationContext context) {
        this.context = context;
    }

    /** Takes back all that this owner left overdue in the namespace; what may not be looked at stays. */
    public void takeBack(String namespace) {
        List<JournalEntry> overdue = entries(namespace).stream()
                .filter(entry -> entry.owner().equals(context.owner()))
                .filter(entry -> entry.isOverdue(context.clock().now()))
                .toList();
        if (!overdue.isEmpty()) {
            context.undo(namespace, overdue);
        }
    }

    private List<JournalEntry> entries(String namespace) {
        try {
            return context.journal().listTemporary(namespace);
        } catch (ClusterException e) {
            if (e.is(Reason.FORBIDDEN)) {
                return List.of();
            }
            throw e;
        }
    }
}
