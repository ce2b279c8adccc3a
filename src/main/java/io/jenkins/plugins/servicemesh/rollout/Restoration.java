package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.Rollback;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.apply.UndoRequest;
import io.jenkins.plugins.servicemesh.apply.Undoing;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import java.util.List;
import java.util.Optional;

/** Puts back what a rollout made, and lets go of what it held. */
final class Restoration {

    private final RolloutSite site;
    private final String namespace;
    private final String rollout;

    Restoration(RolloutSite site, String namespace, String rollout) {
        this.site = site;
        this.namespace = namespace;
        this.rollout = rollout;
    }

    /** Every object as it was before the rollout, but for places that others changed since. */
    Observation restore() {
        try {
            List<JournalEntry> entries =
                    entries().stream().filter(JournalEntry::isStanding).toList();
            RollbackResult result = entries.isEmpty() ? RollbackResult.NOTHING : undone(entries);
            return result.remaining().isEmpty()
                    ? new Observation.Restored(
                            result.conflicts().stream().map(Finding::describe).toList())
                    : new Observation.Unreachable("objects keep moving");
        } catch (FindingsException e) {
            return new Observation.Refused(String.valueOf(e.getMessage()));
        } catch (ClusterException e) {
            return ServerRefusal.seen(e);
        }
    }

    /** The rollout holds the leases of its hosts itself. */
    private RollbackResult undone(List<JournalEntry> entries) {
        Rollback rollback = new Rollback(site.cluster(), site.clock());
        UndoRequest request = new UndoRequest(
                namespace,
                entries,
                () -> rollback.plan(entries),
                resource -> List.of(),
                site.owner(),
                site.by(),
                false);
        return new Undoing(site.cluster(), site.journal(), site.clock(), site.writes()).undo(request);
    }

    private List<JournalEntry> entries() {
        return site.journal().list(namespace).stream()
                .filter(entry -> entry.rollout().equals(Optional.of(rollout)))
                .toList();
    }

    /** No entry is open any more, and they are like any others now unless the rollout is held: then they stay its own. */
    void release(boolean held) {
        for (JournalEntry entry : entries()) {
            State end = entry.state() == State.OPEN ? State.CLOSED : entry.state();
            JournalEntry left = held ? entry : entry.of(Optional.empty());
            if (!left.withState(end).equals(entry)) {
                site.journal().close(left, end);
            }
        }
    }
}
