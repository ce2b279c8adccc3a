package io.jenkins.plugins.servicemesh.local.step;

/** Somebody or something wants the running block to end: an abort, a timeout, a failed sibling branch. */
public final class PipelineInterruption extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Result result;

    /**
     * @param result what the build becomes if nobody catches this
     * @param message why it ends
     */
    public PipelineInterruption(Result result, String message) {
        super(message);
        this.result = result;
    }

    /** What the build becomes if nobody catches this. */
    public Result result() {
        return result;
    }
}
