package io.jenkins.plugins.servicemesh.local.step;

/** A step failed for a reason that its user can act on. The message is all that is shown. */
public final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, which value, and what to do */
    public StepFailure(String message) {
        super(message);
    }
}
