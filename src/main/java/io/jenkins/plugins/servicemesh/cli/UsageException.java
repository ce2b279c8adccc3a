package io.jenkins.plugins.servicemesh.cli;

/** The command was called in a way that it does not take. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
