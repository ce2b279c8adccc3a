package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.RunnerLease;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A rollout as it is kept, and what is known of its runner.
 *
 * @param lease what its hosts' leases say; empty when nobody holds them
 * @param now when that was read
 */
public record RolloutStatus(RolloutRecord record, Optional<RunnerLease> lease, Instant now) {

    private static final Duration BEGINNING = Duration.ofSeconds(60);

    /** Whether nothing follows. */
    public boolean isEnded() {
        return record.state().isEnded();
    }

    /** Whether it ended half way, and a person has to look. */
    public boolean isHeld() {
        return record.state().phase() instanceof Ended ended && ended.outcome() == Outcome.HELD;
    }

    /** Whether someone runs it now; one that just began has no leases yet. */
    public boolean isRun() {
        boolean begins = lease.isEmpty() && now.isBefore(record.begun().plus(BEGINNING));
        return !isEnded() && (begins || lease.filter(held -> held.isAlive(now)).isPresent());
    }

    /** Whether it needs a person: held, or left by its runner. */
    public boolean isLeftAlone() {
        return isHeld() || !isEnded() && !isRun();
    }
}
