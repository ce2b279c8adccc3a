package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import io.jenkins.plugins.servicemesh.verify.Verification;
import io.jenkins.plugins.servicemesh.verify.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Guards, records, writes, verifies, closes. All guards run before the first write; when a write fails, the earlier ones
 * are taken back in reverse.
 */
public final class Applier {

    private static final Duration WAIT_FOR_OTHERS = HostLease.DURATION.plusSeconds(10);
    private static final int ENTRIES_KEPT = 20;

    private final Cluster cluster;
    private final Journal journal;
    private final PollClock clock;
    private final Consumer<ApplyEvent> events;
    private final PersistentWriter writer;

    public Applier(Cluster cluster, Journal journal, PollClock clock, Consumer<ApplyEvent> events) {
        this.cluster = cluster;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
        this.writer = new PersistentWriter(cluster, clock);
    }

    /**
     * Applies the plan.
     *
     * @throws FindingsException when the plan holds errors, a permission is missing, the server's dry run refuses, or
     *     another writer holds a host; nothing is written
     * @throws MovedException when someone else moved an object so that other edits are needed; nothing is left written
     * @throws ApplyFailedException when a write failed; says what is left written
     */
    public ApplyResult apply(ApplyRequest request) {
        FindingsException.throwIfErrors(request.plan().findings());
        events.accept(new ApplyEvent.Planned(request.plan()));
        if (request.plan().isEmpty()) {
            return ApplyResult.unchanged(request.plan(), Verification.NONE);
        }
        FindingsException.throwIfErrors(new PermissionGuard(cluster).check(Requirement.of(request)));
        if (request.dryRun()) {
            FindingsException.throwIfErrors(new ServerDryRun(cluster).check(request.plan()));
        }
        return written(request);
    }

    private ApplyResult written(ApplyRequest request) {
        JournalEntry entry;
        List<ChangeOutcome> outcomes;
        try (HostLeases leases = new HostLeases(cluster, clock, request.namespace(), request.by())) {
            leases.acquire(request.hosts(), WAIT_FOR_OTHERS);
            entry = open(request);
            outcomes = write(request, entry, leases);
        }
        Verification verification =
                new Verifier(cluster, clock).verify(request.plan().expectations(), request.verifyFor());
        events.accept(new ApplyEvent.Verified(verification));
        journal.close(entry, State.CLOSED);
        journal.prune(request.namespace(), ENTRIES_KEPT);
        return new ApplyResult(request.plan(), outcomes, verification, Optional.of(entry.id()));
    }

    /** A run of the same owner that was cut off is finished by this one, and both are undone together. */
    private JournalEntry open(ApplyRequest request) {
        Optional<JournalEntry> cutOff = journal.list(request.namespace()).stream()
                .filter(entry -> entry.state() == State.OPEN && entry.owner().equals(request.owner()))
                .findFirst();
        JournalEntry fresh = JournalEntry.open(
                EntryIds.next(clock.now()),
                request.namespace(),
                request.owner(),
                request.by(),
                request.why(),
                clock.now(),
                request.plan().changes());
        JournalEntry entry =
                cutOff.map(earlier -> fresh.continuing(earlier.id())).orElse(fresh);
        journal.open(entry);
        cutOff.ifPresent(earlier -> journal.close(earlier, State.CONTINUED));
        return entry;
    }

    private List<ChangeOutcome> write(ApplyRequest request, JournalEntry entry, HostLeases leases) {
        List<ChangeOutcome> outcomes = new ArrayList<>();
        for (Change change : request.plan().changes()) {
            try {
                leases.renew();
                outcomes.add(write(change, request));
            } catch (MovedException e) {
                takeBack(outcomes, entry);
                throw e;
            } catch (ClusterException e) {
                throw new ApplyFailedException(change.id(), e, takeBack(outcomes, entry));
            }
        }
        return outcomes;
    }

    private ChangeOutcome write(Change change, ApplyRequest request) {
        ChangeOutcome outcome = writer.write(change, request.replan());
        if (outcome.change() != change) {
            events.accept(new ApplyEvent.MovedButSame(outcome.change()));
        }
        events.accept(new ApplyEvent.Written(outcome.change()));
        return outcome;
    }

    /** What could not be taken back keeps the entry open, so that a rollback can. */
    private List<ResourceId> takeBack(List<ChangeOutcome> outcomes, JournalEntry entry) {
        List<ResourceId> remaining = new Rollback(cluster, clock)
                .takeBack(entry, outcomes.stream().map(ChangeOutcome::change).toList(), events);
        if (remaining.isEmpty()) {
            close(entry);
        }
        return remaining;
    }

    private void close(JournalEntry entry) {
        try {
            journal.close(entry, State.FAILED);
        } catch (ClusterException e) {
            // an open entry whose changes are not there is taken back by doing nothing
        }
    }

    /** The server's own judgement of each write, none stored. */
    private record ServerDryRun(Cluster cluster) {
        List<Finding> check(Plan plan) {
            ChangeWriter judge = new ChangeWriter(cluster);
            List<Finding> findings = new ArrayList<>();
            for (Change change : plan.changes()) {
                try {
                    judge.write(change, WriteMode.DRY_RUN);
                } catch (ClusterException e) {
                    findings.addAll(RefusalFindings.of(change.id(), e));
                }
            }
            return findings;
        }
    }
}
