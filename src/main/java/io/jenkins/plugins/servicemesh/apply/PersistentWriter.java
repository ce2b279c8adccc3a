package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes a change although the object moves or replies get lost: after each such answer the plan is worked out anew. The
 * same edits go on, no edits mean that it is so already, other edits end it.
 */
final class PersistentWriter {

    /** Answers after which the change may still be right, on what the object is now. */
    private static final Set<Reason> WORTH_A_LOOK = EnumSet.of(
            Reason.CONFLICT, Reason.INVALID, Reason.ALREADY_EXISTS, Reason.NOT_FOUND, Reason.UNREACHABLE, Reason.OTHER);

    private static final int MOST_TRIES = 20;

    private final ChangeWriter writer;
    private final PollClock clock;
    private final Insistence insistence;

    PersistentWriter(Cluster cluster, PollClock clock) {
        this.writer = new ChangeWriter(cluster);
        this.clock = clock;
        this.insistence = new Insistence(clock);
    }

    /**
     * Writes the change.
     *
     * @param replan what the whole plan would be now
     * @return written, or already so
     * @throws MovedException when other edits are needed now
     * @throws ClusterException when the server refuses for good
     */
    ChangeOutcome write(Change approved, Supplier<Plan> replan) {
        Change change = approved;
        DoublingPause pause = new DoublingPause(clock);
        for (int tries = 1; ; tries++) {
            try {
                writer.write(change, WriteMode.STORE);
                return new ChangeOutcome.Written(change);
            } catch (ClusterException e) {
                if (tries == MOST_TRIES || !WORTH_A_LOOK.contains(e.reason())) {
                    throw e;
                }
                Optional<Change> fresh = look(change, insistence.on(replan), e);
                if (fresh.isEmpty()) {
                    return new ChangeOutcome.AlreadySo(change);
                }
                change = fresh.get();
                pause.pause();
            }
        }
    }

    private static Optional<Change> look(Change change, Plan now, ClusterException refusal) {
        Optional<Change> fresh = now.changes().stream()
                .filter(one -> one.id().equals(change.id()))
                .findFirst();
        boolean isOther = fresh.isPresent() && !SameEdits.test(change, fresh.get());
        boolean isImpossible = !Finding.errors(now.findings()).isEmpty();
        if (isOther || isImpossible) {
            throw new MovedException(change.id(), now);
        }
        boolean nothingMoved = fresh.isPresent() && sameObject(change, fresh.get());
        boolean isWrongTime = refusal.isPassing() || refusal.is(Reason.CONFLICT);
        if (nothingMoved && !isWrongTime) {
            throw refusal;
        }
        return fresh;
    }

    /** Whether both are for the object as it was read the first time: then the refusal was meant. */
    private static boolean sameObject(Change one, Change other) {
        return version(one).equals(version(other));
    }

    private static Optional<String> version(Change change) {
        return change.accept(new Change.Visitor<>() {
            @Override
            public Optional<String> create(Change.Create create) {
                return Optional.empty();
            }

            @Override
            public Optional<String> edit(Change.Edit edit) {
                return edit.before().resourceVersion();
            }

            @Override
            public Optional<String> remove(Change.Remove remove) {
                return remove.before().resourceVersion();
            }
        });
    }
}
