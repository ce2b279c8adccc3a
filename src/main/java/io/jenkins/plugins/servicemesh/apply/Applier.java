package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.journal.Journal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.JournalEntry.State;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.SharedObjects;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.resource.Resource;
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

    static final Duration WAIT_FOR_OTHERS = HostLease.DURATION.plusSeconds(10);
    private static final int ENTRIES_KEPT = 20;

    private final Cluster cluster;
    private final Journal journal;
    private final PollClock clock;
    private final Consumer<ApplyEvent> events;
    private final ClusterPolicy policy;
    private final PersistentWriter writer;
    private final Insistence insistence;

    /** One that asks for no policy. */
    public Applier(Cluster cluster, Journal journal, PollClock clock, Consumer<ApplyEvent> events) {
        this(cluster, journal, clock, events, ClusterPolicy.NONE);
    }

    /** @param policy what it allows is all that is written */
    public Applier(
            Cluster cluster, Journal journal, PollClock clock, Consumer<ApplyEvent> events, ClusterPolicy policy) {
        this.cluster = cluster;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
        this.policy = policy;
        this.writer = new PersistentWriter(cluster, clock);
        this.insistence = new Insistence(clock);
    }

    /**
     * Applies the plan.
     *
     * @throws FindingsException when the plan holds errors, the policy refuses it, a permission is missing, the server's dry run refuses,
     *     another writer holds a host, or a controller undid a probe or an edit; what stays written is named
     * @throws MovedException when someone else moved an object so that other edits are needed; says what is left written
     * @throws ApplyFailedException when a write failed; says what is left written
     */
    public ApplyResult apply(ApplyRequest request) {
        Plan judged = policy.judged(request.plan());
        FindingsException.throwIfErrors(judged.findings());
        events.accept(new ApplyEvent.Planned(judged));
        if (request.plan().isEmpty()) {
            return ApplyResult.unchanged(request.plan(), Verification.NONE);
        }
        FindingsException.throwIfErrors(policy.frozen(clock.now()));
        guard(request);
        return written(request);
    }

    private void guard(ApplyRequest request) {
        FindingsException.throwIfErrors(new PermissionGuard(cluster, insistence).check(Requirement.of(request)));
        if (request.options().dryRun()) {
            FindingsException.throwIfErrors(new ServerDryRun(cluster, insistence).check(request.plan()));
        }
    }

    private ApplyResult written(ApplyRequest request) {
        JournalEntry entry;
        List<ChangeOutcome> outcomes;
        try (HostLeases leases = new HostLeases(cluster, clock, request.namespace(), request.by())) {
            leases.acquire(request.hosts(), request.options().lockWait());
            ApplyRequest probed = probed(request, leases);
            entry = open(probed);
            outcomes = write(probed, entry, leases);
            refuseIfUndone(probed, entry, leases);
        }
        Verification verification = insistence.on(() -> new Verifier(cluster, clock)
                .verify(request.plan().expectations(), request.options().verifyFor()));
        events.accept(new ApplyEvent.Verified(verification));
        close(entry);
        return new ApplyResult(request.plan(), outcomes, verification, Optional.of(entry.id()));
    }

    /** A probe moves the objects, so the same edits are made of them as they are then; other ones come to light on writing. */
    private ApplyRequest probed(ApplyRequest request, HostLeases leases) {
        List<Resource> shared = shared(request);
        if (shared.isEmpty()) {
            return request;
        }
        Duration time = request.options().probeFor();
        new SharingProbe(cluster, journal, clock, leases::renew)
                .probe(shared, time, new SharingProbe.Asker(request.namespace(), request.owner(), request.by()));
        Plan fresh = insistence.on(request.replan());
        return fresh.fingerprint().equals(request.plan().fingerprint()) ? request.with(fresh) : request;
    }

    /** What has to be watched because a controller keeps it. */
    private static List<Resource> shared(ApplyRequest request) {
        return request.options().probeFor().isZero()
                ? List.of()
                : SharedObjects.editedBy(request.plan(), request.owner());
    }

    private JournalEntry open(ApplyRequest request) {
        JournalEntry fresh = JournalEntry.open(
                        EntryIds.next(clock.now()),
                        request.namespace(),
                        request.owner(),
                        request.by(),
                        request.options().why(),
                        clock.now(),
                        request.plan().changes())
                .lasting(request.options().lasting().map(clock.now()::plus))
                .of(request.options().rollout());
        CutOffRuns cutOff = new CutOffRuns(cluster, journal, clock);
        JournalEntry entry = insistence.on(() -> cutOff.continuing(fresh));
        insistence.on(() -> journal.open(entry));
        return entry;
    }

    private List<ChangeOutcome> write(ApplyRequest request, JournalEntry entry, HostLeases leases) {
        List<ChangeOutcome> outcomes = new ArrayList<>();
        for (Change change : request.plan().changes()) {
            try {
                leases.renew();
                outcomes.add(write(change, request));
            } catch (MovedException e) {
                throw e.leaving(takeBack(entry, outcomes.size()));
            } catch (ClusterException e) {
                int tried = outcomes.size() + (e.isPassing() ? 1 : 0);
                throw new ApplyFailedException(change.id(), e, takeBack(entry, tried));
            } catch (RuntimeException e) {
                takeBack(entry, outcomes.size() + 1);
                throw e;
            }
        }
        return outcomes;
    }

    /** One edit that a controller undid takes all others back. */
    private void refuseIfUndone(ApplyRequest request, JournalEntry entry, HostLeases leases) {
        Duration time = request.options().probeFor();
        try {
            FindingsException.throwIfErrors(
                    new SharedWrites(cluster, clock, leases::renew).undone(entry, shared(request), time));
        } catch (FindingsException e) {
            List<Finding> left = takeBack(entry, entry.changes().size()).stream()
                    .map(id -> Finding.error("apply/left", "could not be taken back")
                            .at(Place.in(id, "")))
                    .toList();
            throw new FindingsException(Finding.join(e.findings(), left));
        } catch (ClusterException e) {
            takeBack(entry, entry.changes().size());
            throw e;
        }
    }

    private ChangeOutcome write(Change change, ApplyRequest request) {
        ChangeOutcome outcome = writer.write(change, request.replan());
        if (outcome.change() != change) {
            events.accept(new ApplyEvent.MovedButSame(outcome.change()));
        }
        events.accept(new ApplyEvent.Written(outcome.change()));
        return outcome;
    }

    /**
     * Takes back the first changes of the entry. What could not be taken back keeps it open, so that a rollback can.
     *
     * @param count those that were written, and the one of which that is not known
     */
    private List<ResourceId> takeBack(JournalEntry entry, int count) {
        JournalEntry written = entry.withChanges(entry.changes().subList(0, count));
        List<ResourceId> remaining = new Rollback(cluster, clock).takeBack(written, events);
        if (remaining.isEmpty()) {
            ifItCan(() -> journal.close(entry, State.FAILED)); // open, it would be taken back by doing nothing
        }
        return remaining;
    }

    /** What it finished is closed by it; the rest is housekeeping, which a later run does as well. */
    private void close(JournalEntry entry) {
        insistence.on(() -> journal.close(entry, State.CLOSED));
        if (entry.continues().isPresent()) {
            ifItCan(() -> closeFinished(entry));
        }
        ifItCan(() -> journal.prune(entry.namespace(), ENTRIES_KEPT));
    }

    private void closeFinished(JournalEntry entry) {
        entry.chain(journal.list(entry.namespace())).stream()
                .filter(earlier -> earlier.state() == State.OPEN)
                .forEach(earlier -> journal.close(earlier, State.CLOSED));
    }

    private void ifItCan(Runnable housekeeping) {
        try {
            insistence.on(housekeeping);
        } catch (ClusterException e) {
            // what was written stands all the same
        }
    }
}
