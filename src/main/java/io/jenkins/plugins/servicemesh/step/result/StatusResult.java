package io.jenkins.plugins.servicemesh.step.result;

import io.jenkins.plugins.servicemesh.operation.Outcome;

/** What is there, as text and as JSON. */
public final class StatusResult extends StepResult {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final String json;

    public StatusResult(Outcome outcome, String message, String text, String json) {
        super(outcome, message);
        this.text = text;
        this.json = json;
    }

    /** For people, as lines. */
    public String getText() {
        return text;
    }

    /** For programs, in its documented JSON form. */
    public String getJson() {
        return json;
    }

    @Override
    public String toString() {
        return text;
    }
}
