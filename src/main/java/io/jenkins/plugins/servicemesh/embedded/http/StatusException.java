package io.jenkins.plugins.servicemesh.embedded.http;

/** Ends the handling of a request with a failure, which is the answer then. */
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Status status;

    StatusException(Status status) {
        super(status.message());
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
