package io.jenkins.plugins.servicemesh.step.result;

import io.jenkins.plugins.servicemesh.dsl.Ended;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import java.io.Serializable;

/** How a step ended. */
public class StepResult implements Ended, Serializable {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final String message;

    /** @param message one for people; empty when there is nothing to say */
    public StepResult(Outcome outcome, String message) {
        this.outcome = outcome;
        this.message = message;
    }

    /** One of the names of {@link Outcome}, for example {@code DONE}. */
    public String getOutcome() {
        return outcome.name();
    }

    /** Whether what was wanted is so. */
    @Override
    public boolean isGood() {
        return outcome.isGood();
    }

    /** What people are told; empty when there is nothing to say. */
    public String getMessage() {
        return message;
    }

    /** How the build is to go on. Not for Pipelines. */
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public String toString() {
        return message.isEmpty() ? outcome.name() : outcome + ": " + message;
    }
}
