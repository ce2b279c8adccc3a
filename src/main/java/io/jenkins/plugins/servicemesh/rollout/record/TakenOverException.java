package io.jenkins.plugins.servicemesh.rollout.record;

/** Someone else runs this rollout now, or its record is gone: whoever ran it must not write any more. */
public final class TakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOverException(String id) {
        super("rollout " + id + " is run by someone else now");
    }
}
