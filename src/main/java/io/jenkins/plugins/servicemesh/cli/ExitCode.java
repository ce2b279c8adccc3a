package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.apply.PermissionGuard;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;

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

    /** The one table from a failure to its code. */
    static ExitCode of(Throwable failure) {
        if (failure instanceof UsageException || failure instanceof InvalidValueException) {
            return USAGE;
        }
        if (failure instanceof MovedException) {
            return MOVED;
        }
        if (failure instanceof ClusterException refusal) {
            return of(refusal);
        }
        if (failure instanceof ApplyFailedException failed) {
            return of(failed.refusal());
        }
        if (failure instanceof FindingsException refused) {
            return refused.findings().stream().filter(Finding::isError).allMatch(ExitCode::isPermission)
                    ? NOT_ALLOWED
                    : NO;
        }
        return NO;
    }

    private static ExitCode of(ClusterException refusal) {
        return switch (refusal.reason()) {
            case FORBIDDEN, UNAUTHORIZED, UNREACHABLE -> NOT_ALLOWED;
            case CONFLICT -> MOVED;
            default -> NO;
        };
    }

    private static boolean isPermission(Finding finding) {
        return finding.rule().equals(PermissionGuard.RULE);
    }
}
