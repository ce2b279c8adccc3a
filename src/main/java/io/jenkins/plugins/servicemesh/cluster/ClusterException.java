package io.jenkins.plugins.servicemesh.cluster;

import java.util.List;

/** An API server's refusal, or none could be reached. The message is for the user and holds no secret. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is. */
    public enum Reason {
        /** No such object or namespace. */
        NOT_FOUND,
        /** The API does not serve that kind or version. */
        NOT_SERVED,
        ALREADY_EXISTS,
        /** Someone else changed it in between: a stale resourceVersion or a precondition that does not hold. */
        CONFLICT,
        /** Schema, CEL rule, name, or a JSON Patch test that does not hold (422; the server does not say which). */
        INVALID,
        /** An admission webhook or policy said no. */
        DENIED,
        /** The caller may not do that. */
        FORBIDDEN,
        /** The credentials are not accepted. */
        UNAUTHORIZED,
        /** No answer: connection, time-out or TLS; a write may or may not have happened. */
        UNREACHABLE,
        /** Anything else, among it overload (429) and server errors (5xx). */
        OTHER
    }

    /**
     * One detail of a refusal.
     *
     * @param field for example {@code spec.http[0].timeout}, may be empty
     */
    public record Cause(String field, String reason, String message) {}

    private static final int UNPROCESSABLE = 422;

    private final Reason reason;
    private final int code;
    private final transient List<Cause> causes;

    /** @param code the HTTP status, 0 when there was no answer */
    public ClusterException(Reason reason, int code, String message, List<Cause> causes) {
        super(message);
        this.reason = reason;
        this.code = code;
        this.causes = List.copyOf(causes);
    }

    public ClusterException(Reason reason, String message) {
        this(reason, 0, message, List.of());
    }

    public Reason reason() {
        return reason;
    }

    public int code() {
        return code;
    }

    public List<Cause> causes() {
        return causes == null ? List.of() : causes;
    }

    public boolean is(Reason wanted) {
        return reason == wanted;
    }

    /** Whether it is a JSON Patch that does not fit what is there: a test that does not hold, or a place that is gone. */
    public boolean isPatchMismatch() {
        return reason == Reason.INVALID && code == UNPROCESSABLE && causes().isEmpty();
    }

    /** Whether the same call may be answered well a little later. */
    public boolean isPassing() {
        return reason == Reason.UNREACHABLE || reason == Reason.OTHER;
    }
}
