package io.jenkins.plugins.servicemesh.embedded;

/** Ends the handling of a request with a failure. */
final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Status status;

    StatusException(Status status) {
        super(status.message());
        this.status = status;
    }

    Status status() {
        return status;
    }
}
