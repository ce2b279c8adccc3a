package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One set of writes: opened before the first of them, closed after verification.
 *
 * @param id unique in its namespace; sorts by time
 * @param namespace where the entry is kept
 * @param owner for whom it was written
 * @param by the build or person that wrote
 * @param why for people, for example {@code mesh apply, service 'reviews'}
 * @param continues the entry of a run that was cut off and that this one finished
 * @param until when it is to be taken back at the latest, if it is for a time only
 * @param cleansUp for a cleanup: the entries whose writes it took away; empty for any other entry
 * @param rollout the unfinished rollout that needs it, and may take it back
 * @param changes in the order in which they were written
 */
public record JournalEntry(
        String id,
        String namespace,
        Owner owner,
        String by,
        String why,
        Instant opened,
        State state,
        Optional<String> continues,
        Optional<Instant> until,
        Optional<List<String>> cleansUp,
        Optional<String> rollout,
        List<RecordedChange> changes) {

    /** How far the writes of an entry came. */
    public enum State {
        /** Begun, and not known to have ended. */
        OPEN,
        /** All written. */
        CLOSED,
        /** A write failed, and the earlier ones were taken back. */
        FAILED,
        /** Taken back later. */
        UNDONE
    }

    public JournalEntry {
        cleansUp = cleansUp.map(List::copyOf);
        changes = List.copyOf(changes);
    }

    /** The entry to open for these changes. */
    public static JournalEntry open(
            String id, String namespace, Owner owner, String by, String why, Instant now, List<Change> changes) {
        List<RecordedChange> recorded = changes.stream()
                .map(change -> change.accept(new Recorder(owner)))
                .toList();
        return new JournalEntry(
                id,
                namespace,
                owner,
                by,
                why,
                now,
                State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                recorded);
    }

    public JournalEntry withState(State other) {
        return new JournalEntry(
                id, namespace, owner, by, why, opened, other, continues, until, cleansUp, rollout, changes);
    }

    /** The same entry for some of its changes only. */
    public JournalEntry withChanges(List<RecordedChange> some) {
        return new JournalEntry(
                id, namespace, owner, by, why, opened, state, continues, until, cleansUp, rollout, some);
    }

    public JournalEntry continuing(String earlier) {
        return new JournalEntry(
                id, namespace, owner, by, why, opened, state, Optional.of(earlier), until, cleansUp, rollout, changes);
    }

    /** The same entry, to be taken back at that time at the latest; without one it stands until someone takes it back. */
    public JournalEntry lasting(Optional<Instant> limit) {
        return new JournalEntry(
                id, namespace, owner, by, why, opened, state, continues, limit, cleansUp, rollout, changes);
    }

    /** The same entry as one that this rollout needs, or no rollout any more. */
    public JournalEntry of(Optional<String> neededBy) {
        return new JournalEntry(
                id, namespace, owner, by, why, opened, state, continues, until, cleansUp, neededBy, changes);
    }

    /** The same entry as that of a cleanup of those. */
    public JournalEntry cleaningUp(List<JournalEntry> others) {
        List<String> ids = others.stream().map(JournalEntry::id).toList();
        return new JournalEntry(
                id, namespace, owner, by, why, opened, state, continues, until, Optional.of(ids), rollout, changes);
    }

    /** Whether it tells of a cleanup, which took away what other entries tell of. */
    public boolean isCleanup() {
        return cleansUp.isPresent();
    }

    /** Whether it was for a time that is over, and may still stand. */
    public boolean isOverdue(Instant now) {
        return isStanding() && until.filter(limit -> !now.isBefore(limit)).isPresent();
    }

    /** This entry, the run that was cut off and that it finished, and so on, as far as they are among these. */
    public List<JournalEntry> chain(List<JournalEntry> all) {
        List<JournalEntry> chain = new ArrayList<>();
        Optional<JournalEntry> next = Optional.of(this);
        while (next.isPresent()) {
            chain.add(next.get());
            next = next.get().continues().flatMap(earlier -> all.stream()
                    .filter(entry -> entry.id().equals(earlier))
                    .findFirst());
        }
        return chain;
    }

    /** Whether its writes, or some of them, may stand in the cluster. */
    public boolean isStanding() {
        return state == State.OPEN || state == State.CLOSED;
    }
}
