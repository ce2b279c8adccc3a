package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes entries back. It needs no entry of its own: cut off at any moment, it is finished by running it again, since what is
 * back already needs nothing.
 */
public final class Rollback {

    private static final int MOST_ROUNDS = 20;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);

    private final Cluster cluster;
    private final PollClock clock;

    public Rollback(Cluster cluster, PollClock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** What undoing these entries would write now. */
    public Plan plan(List<JournalEntry> newestFirst) {
        return Undo.plan(newestFirst, new SnapshotLoader(cluster).load(soFar -> Undo.needs(newestFirst)));
    }

    /**
     * Undoes the entries and marks those undone whose changes are all back.
     *
     * @throws ClusterException when the server refuses a write for good
     * @throws FindingsException when a permission is missing; nothing is written
     */
    public RollbackResult undo(List<JournalEntry> newestFirst, Journal journal, Consumer<ApplyEvent> events) {
        Plan plan = plan(newestFirst);
        events.accept(new ApplyEvent.Planned(plan));
        List<Change> written = writeAll(plan, () -> plan(newestFirst), events);
        Plan remaining = written.isEmpty() ? plan : plan(newestFirst);
        if (remaining.isEmpty() && plan.findings().isEmpty()) {
            newestFirst.forEach(entry -> journal.close(entry, State.UNDONE));
        }
        return new RollbackResult(written, plan.findings(), remaining);
    }

    /** Writes a plan that takes things away or back, whatever moves meanwhile; each round works it out anew. */
    public List<Change> writeAll(Plan first, Supplier<Plan> replan, Consumer<ApplyEvent> events) {
        List<Change> written = new ArrayList<>();
        Plan plan = first;
        for (int round = 0; !plan.isEmpty() && round < MOST_ROUNDS; round++) {
            boolean moved = writeRound(plan, written, events);
            plan = moved ? replan.get() : Plan.EMPTY;
        }
        return written;
    }

    /** @return whether an object moved under a write, so that the rest must be worked out anew */
    private boolean writeRound(Plan plan, List<Change> written, Consumer<ApplyEvent> events) {
        ChangeWriter writer = new ChangeWriter(cluster);
        for (Change change : plan.changes()) {
            try {
                writer.write(change, WriteMode.STORE);
                written.add(change);
                events.accept(new ApplyEvent.Written(change));
            } catch (ClusterException e) {
                if (!isMoved(e)) {
                    throw e;
                }
                clock.pause(BETWEEN_ROUNDS);
                return true;
            }
        }
        return false;
    }

    private static boolean isMoved(ClusterException e) {
        return switch (e.reason()) {
            case CONFLICT, ALREADY_EXISTS, NOT_FOUND, UNREACHABLE, OTHER -> true;
            case INVALID -> e.causes().isEmpty(); // a patch test that does not hold
            default -> false;
        };
    }

    /** Takes back what one apply wrote so far; returns the objects for which that failed. */
    List<ResourceId> takeBack(JournalEntry entry, List<Change> written, Consumer<ApplyEvent> events) {
        if (written.isEmpty()) {
            return List.of();
        }
        try {
            writeAll(plan(List.of(entry)), () -> plan(List.of(entry)), event -> {
                if (event instanceof ApplyEvent.Written back) {
                    events.accept(new ApplyEvent.TakenBack(back.change()));
                }
            });
            return plan(List.of(entry)).changes().stream().map(Change::id).toList();
        } catch (ClusterException e) {
            return written.stream().map(Change::id).toList();
        }
    }
}
