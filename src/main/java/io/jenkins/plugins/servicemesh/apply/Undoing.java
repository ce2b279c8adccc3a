package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes entries back under the leases of the hosts whose routes it writes. A cleanup is recorded as any other write is: with
 * an entry that is opened before the first of them.
 */
public final class Undoing {

    private final Cluster cluster;
    private final Journal journal;
    private final PollClock clock;
    private final Consumer<ApplyEvent> events;
    private final Insistence insistence;

    public Undoing(Cluster cluster, Journal journal, PollClock clock, Consumer<ApplyEvent> events) {
        this.cluster = cluster;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
        this.insistence = new Insistence(clock);
    }

    /**
     * Undoes the entries and marks them undone when all their changes are back. What a cleanup among them took away stands
     * again then.
     *
     * @throws ClusterException when the server refuses a write for good
     * @throws FindingsException when something may not be read or written, or another writer holds a host; nothing is written
     */
    public RollbackResult undo(UndoRequest request) {
        Plan plan = request.planner().get();
        FindingsException.throwIfErrors(plan.findings());
        events.accept(new ApplyEvent.Planned(plan));
        if (plan.isEmpty() && request.entries().isEmpty()) {
            return RollbackResult.NOTHING;
        }
        List<String> hosts = hosts(request, plan);
        FindingsException.throwIfErrors(
                new PermissionGuard(cluster, insistence).check(Requirement.of(request, plan, hosts)));
        RollbackResult result = written(request, plan, hosts);
        if (result.isComplete()) {
            mark(request);
        }
        return result;
    }

    private static List<String> hosts(UndoRequest request, Plan plan) {
        return plan.changes().stream()
                .flatMap(Undoing::objects)
                .flatMap(object -> request.hosts().apply(object).stream())
                .distinct()
                .toList();
    }

    private static Stream<Resource> objects(Change change) {
        return change.accept(new Change.Visitor<>() {
            @Override
            public Stream<Resource> create(Change.Create create) {
                return Stream.of(create.resource());
            }

            @Override
            public Stream<Resource> edit(Change.Edit edit) {
                return Stream.of(edit.before(), edit.after());
            }

            @Override
            public Stream<Resource> remove(Change.Remove remove) {
                return Stream.of(remove.before());
            }
        });
    }

    private RollbackResult written(UndoRequest request, Plan plan, List<String> hosts) {
        try (HostLeases leases = new HostLeases(cluster, clock, request.namespace(), request.by())) {
            leases.acquire(hosts, Applier.WAIT_FOR_OTHERS);
            Optional<JournalEntry> entry = open(request, plan);
            RollbackResult result = new Rollback(cluster, clock).write(plan, request.planner(), change -> {
                leases.renew();
                events.accept(new ApplyEvent.Written(change));
            });
            entry.ifPresent(opened -> close(opened, result));
            return result.recordedAs(entry.map(JournalEntry::id));
        }
    }

    /** A cleanup that was cut off is finished by this one: both are taken back together. */
    private Optional<JournalEntry> open(UndoRequest request, Plan plan) {
        if (!request.recorded() || plan.isEmpty()) {
            return Optional.empty();
        }
        JournalEntry fresh = entry(EntryIds.next(clock.now()), request, plan.changes());
        JournalEntry entry = insistence.on(() -> journal.listOpen(request.namespace())).stream()
                .filter(open -> open.isCleanup() && open.owner().equals(request.owner()))
                .findFirst()
                .map(cutOff -> fresh.continuing(cutOff.id()))
                .orElse(fresh);
        insistence.on(() -> journal.open(entry));
        return Optional.of(entry);
    }

    private JournalEntry entry(String id, UndoRequest request, List<Change> changes) {
        return JournalEntry.open(
                        id, request.namespace(), request.owner(), request.by(), "cleanup", clock.now(), changes)
                .cleaningUp(request.entries());
    }

    /** What was written in the end counts: objects may have moved since the entry was opened. */
    private void close(JournalEntry opened, RollbackResult result) {
        JournalEntry actual = JournalEntry.open(
                opened.id(),
                opened.namespace(),
                opened.owner(),
                opened.by(),
                opened.why(),
                opened.opened(),
                result.written());
        State end = result.written().isEmpty() ? State.FAILED : State.CLOSED;
        insistence.on(() -> journal.close(opened.withChanges(actual.changes()), end));
        opened.continues().ifPresent(id -> closeCutOff(opened.namespace(), id));
    }

    private void closeCutOff(String namespace, String id) {
        insistence.on(() -> journal.listOpen(namespace)).stream()
                .filter(entry -> entry.id().equals(id))
                .forEach(entry -> insistence.on(() -> journal.close(entry, State.CLOSED)));
    }

    private void mark(UndoRequest request) {
        Set<String> revived = new HashSet<>();
        for (JournalEntry entry : request.entries()) {
            insistence.on(() -> journal.close(entry, State.UNDONE));
            entry.cleansUp().ifPresent(revived::addAll);
        }
        request.entries().forEach(entry -> revived.remove(entry.id()));
        if (!revived.isEmpty()) {
            insistence.on(() -> journal.list(request.namespace())).stream()
                    .filter(entry -> revived.contains(entry.id()) && entry.state() == State.UNDONE)
                    .forEach(entry -> insistence.on(() -> journal.close(entry, State.CLOSED)));
        }
    }
}
