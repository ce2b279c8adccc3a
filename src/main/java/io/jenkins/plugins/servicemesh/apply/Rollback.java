package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.RecordedChange;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plans and writes what takes entries back. It needs no entry of its own: cut off at any moment, it is finished by running it
 * again, since what is back already needs nothing.
 */
public final class Rollback {

    private static final int MOST_ROUNDS = 20;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);

    private static final Set<Reason> MOVED = EnumSet.of(Reason.CONFLICT, Reason.ALREADY_EXISTS, Reason.NOT_FOUND);

    private final Cluster cluster;
    private final PollClock clock;
    private final Insistence insistence;

    public Rollback(Cluster cluster, PollClock clock) {
        this.cluster = cluster;
        this.clock = clock;
        this.insistence = new Insistence(clock);
    }

    /** What undoing these entries would write now. */
    public Plan plan(List<JournalEntry> newestFirst) {
        return Undo.plan(newestFirst, new SnapshotLoader(cluster).load(soFar -> Undo.needs(newestFirst)));
    }

    /** Carries out a plan, whatever moves meanwhile: each round works it out anew. */
    RollbackResult write(Plan first, Supplier<Plan> planner, Consumer<Change> told) {
        List<Change> written = new ArrayList<>();
        Plan plan = first;
        for (int round = 0; !plan.isEmpty() && round < MOST_ROUNDS; round++) {
            writeRound(plan, change -> {
                written.add(change);
                told.accept(change);
            });
            plan = insistence.on(planner);
        }
        return new RollbackResult(written, plan.findings(), plan, Optional.empty());
    }

    /** Ends early when an object moved under a write: what follows may rely on it. */
    private void writeRound(Plan plan, Consumer<Change> written) {
        ChangeWriter writer = new ChangeWriter(cluster);
        for (Change change : plan.changes()) {
            try {
                writer.write(change, WriteMode.STORE);
                written.accept(change);
            } catch (ClusterException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                clock.pause(BETWEEN_ROUNDS);
                return;
            }
        }
    }

    private static boolean mayPass(ClusterException e) {
        return e.isPassing() || e.isPatchMismatch() || MOVED.contains(e.reason());
    }

    /** Takes back what one apply wrote so far; returns the objects that are still as it wrote them, or may be. */
    List<ResourceId> takeBack(JournalEntry entry, Consumer<ApplyEvent> events) {
        Supplier<Plan> planner = () -> plan(List.of(entry));
        try {
            write(insistence.on(planner), planner, change -> events.accept(new ApplyEvent.TakenBack(change)));
        } catch (ClusterException e) {
            // what stands is worked out below
        }
        try {
            Plan left = insistence.on(planner);
            return ids(entry).filter(id -> stands(id, left)).toList();
        } catch (ClusterException e) {
            return ids(entry).toList();
        }
    }

    private static Stream<ResourceId> ids(JournalEntry entry) {
        return entry.changes().stream().map(RecordedChange::id).distinct();
    }

    /** Whether there is something left to do, or something that others changed since and that is left alone. */
    private static boolean stands(ResourceId id, Plan left) {
        return left.changes().stream().anyMatch(change -> change.id().equals(id))
                || left.findings().stream()
                        .anyMatch(finding -> finding.at("").place().equals(Place.in(id, "")));
    }
}
