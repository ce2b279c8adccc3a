package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.operation.Outcome;

/** What happened, as a number for scripts. */
enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** The answer is no: findings, rolled back, or differences with {@code diff}. */
    NO(1),
    /** Wrong usage. */
    USAGE(2),
    /** A cluster cannot be reached, or does not allow it. */
    NOT_ALLOWED(3),
    /** Someone else moved it. */
    MOVED(4),
    /** Held, or written and not in effect. */
    DEGRADED(5),
    ABORTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The code of a failure. */
    static ExitCode of(Throwable failure) {
        if (failure instanceof UsageException || failure instanceof InvalidValueException) {
            return USAGE;
        }
        return of(Outcome.of(failure));
    }

    /** The one table from an outcome to its code. */
    static ExitCode of(Outcome outcome) {
        return switch (outcome) {
            case DONE, UNCHANGED -> DONE;
            case DEGRADED -> DEGRADED;
            case REFUSED, FAILED, ROLLED_BACK -> NO;
            case NOT_ALLOWED, UNREACHABLE -> NOT_ALLOWED;
            case MOVED -> MOVED;
        };
    }
}
