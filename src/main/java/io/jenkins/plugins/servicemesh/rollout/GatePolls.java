package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the gate of one rollout, if it has one that is known here: at once about each question, and again once in a while. */
final class GatePolls {

    static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Optional<Gate> gate;
    private final String rollout;
    private @Nullable Question asked;
    private Instant next = Instant.EPOCH;

    GatePolls(Optional<Gate> gate, String rollout) {
        this.gate = gate;
        this.rollout = rollout;
    }

    /** The answer; empty while there is none. Of a pause nobody is asked: only a person lets it go on. */
    Optional<Boolean> ask(Question question, Instant now) {
        boolean isDue = !question.equals(asked) || !now.isBefore(next);
        if (gate.isEmpty() || !isDue || question.kind() == Question.Kind.PAUSED) {
            return Optional.empty();
        }
        asked = question;
        next = now.plus(BETWEEN);
        return gate.get().ask(rollout, question);
    }

    /** When to ask again, if that is before this. */
    Instant nextBefore(Instant until) {
        return gate.isPresent() && asked != null && next.isBefore(until) ? next : until;
    }
}
