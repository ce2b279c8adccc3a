package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.rollout.machine.Observation.Commanded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Nothing follows.
 *
 * @param cause why it did not go well; empty when it did
 * @param conflicts places that others changed meanwhile and that were left as they are
 */
public record Ended(Outcome outcome, Optional<Cause> cause, List<String> conflicts) implements Phase {

    public Ended {
        conflicts = List.copyOf(conflicts);
    }

    static Ended of(Outcome outcome) {
        return new Ended(outcome, Optional.empty(), List.of());
    }

    static Ended of(Outcome outcome, Cause cause) {
        return new Ended(outcome, Optional.of(cause), List.of());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.ended(this);
    }

    @Override
    public Action next(Setting setting, Instant now) {
        return new Action.Finish();
    }

    @Override
    public Turn on(Observation seen, Setting setting, Instant now) {
        return Turn.to(this);
    }

    @Override
    public Turn on(Commanded command, Setting setting, Instant now) {
        return Turn.unheeded(this, command, "it has ended", now);
    }

    @Override
    public List<Object> essence() {
        return List.of("ended", outcome);
    }

    @Override
    public boolean isFinal() {
        return true;
    }
}
