package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.journal.RecordedChange;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
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

    private static final Duration LONGEST_RUN = Duration.ofMinutes(5); // an entry that is open for longer was cut off

    private final Cluster cluster;
    private final Journal journal;
    private final PollClock clock;

    CutOffRuns(Cluster cluster, Journal journal, PollClock clock) {
        this.cluster = cluster;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The entry with the one that it finishes, if there is one.
     *
     * @throws FindingsException when another owner's run was cut off on one of the objects: whose state it is, is theirs to say
     */
    JournalEntry continuing(JournalEntry fresh) {
        List<JournalEntry> open = journal.listOpen(fresh.namespace()).stream()
                .filter(entry -> !Collections.disjoint(ids(entry), ids(fresh)))
                .toList();
        orphan(fresh, open).ifPresent(entry -> {
            throw new FindingsException(refusal(entry));
        });
        return cutOff(fresh, open)
                .map(earlier -> fresh.continuing(earlier.id()))
                .orElse(fresh);
    }

    private Optional<JournalEntry> orphan(JournalEntry fresh, List<JournalEntry> open) {
        return open.stream()
                .filter(entry -> !entry.owner().equals(fresh.owner()))
                .filter(entry -> entry.opened().plus(LONGEST_RUN).isBefore(clock.now()))
                .findFirst();
    }

    private static Finding refusal(JournalEntry entry) {
        return Finding.error(
                        "apply/orphan",
                        entry.by() + ", for owner " + entry.owner().name() + ", began to write these objects at "
                                + entry.opened() + " and did not end")
                .withSuggestion(
                        "'mesh rollback -n " + entry.namespace() + " " + entry.id() + "' takes back what it wrote");
    }

    private Optional<JournalEntry> cutOff(JournalEntry fresh, List<JournalEntry> open) {
        Optional<JournalEntry> own = open.stream()
                .filter(entry -> entry.owner().equals(fresh.owner()))
                .filter(entry -> !isContinued(entry))
                .findFirst();
        Optional<JournalEntry> complete = own.filter(this::isWritten);
        complete.ifPresent(entry -> journal.close(entry, State.CLOSED));
        return complete.isPresent() ? Optional.empty() : own;
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
