package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.journal.RecordedChange;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the run that a new one finishes: of the same owner, never closed, and with writes of the same objects, so that a
 * run beside it that is still going on is none. Both are undone together then. A run that had written everything was only
 * not closed: nothing of it is left to finish.
 */
final class CutOffRuns {

    private final Cluster cluster;
    private final Journal journal;
    private final PollClock clock;

    CutOffRuns(Cluster cluster, Journal journal, PollClock clock) {
        this.cluster = cluster;
        this.journal = journal;
        this.clock = clock;
    }

    /** The entry with the one that it finishes, if there is one. */
    JournalEntry continuing(JournalEntry fresh) {
        return cutOff(fresh).map(earlier -> fresh.continuing(earlier.id())).orElse(fresh);
    }

    private Optional<JournalEntry> cutOff(JournalEntry fresh) {
        Optional<JournalEntry> open = journal.listOpen(fresh.namespace()).stream()
                .filter(entry -> entry.owner().equals(fresh.owner()))
                .filter(entry -> !Collections.disjoint(ids(entry), ids(fresh)))
                .filter(entry -> !isContinued(entry))
                .findFirst();
        Optional<JournalEntry> complete = open.filter(this::isWritten);
        complete.ifPresent(entry -> journal.close(entry, State.CLOSED));
        return complete.isPresent() ? Optional.empty() : open;
    }

    private boolean isContinued(JournalEntry entry) {
        return journal.list(entry.namespace()).stream()
                .filter(JournalEntry::isStanding)
                .anyMatch(later -> later.continues().equals(Optional.of(entry.id())));
    }

    /** Whether each of its changes stands, so that undoing it would touch them all. */
    private boolean isWritten(JournalEntry entry) {
        Plan undo = new Rollback(cluster, clock).plan(List.of(entry));
        return undo.changes().stream()
                .map(Change::id)
                .collect(Collectors.toSet())
                .equals(ids(entry));
    }

    private static Set<ResourceId> ids(JournalEntry entry) {
        return entry.changes().stream().map(RecordedChange::id).collect(Collectors.toSet());
    }
}
