package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.apply.PermissionGuard;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;

/** How an operation ended: the one table from which exit codes and the results of builds are made. */
public enum Outcome {
    /** Written, and in effect as far as that can be known. */
    DONE,
    /** There was nothing to write. */
    UNCHANGED,
    /** Written, and not in effect; or taken back in part. */
    DEGRADED,
    /** Something is wrong with what was wanted; nothing was written. */
    REFUSED,
    /** The cluster does not allow it; nothing was written. */
    NOT_ALLOWED,
    /** The cluster cannot be reached. */
    UNREACHABLE,
    /** Someone else moved an object meanwhile. */
    MOVED,
    /** What was written is taken back, because it did not hold what it had to. */
    ROLLED_BACK,
    /** A write failed, and the earlier ones were taken back but for what the message names. */
    FAILED;

    /** How an operation ended that threw this; a failure that is not of this project's making is {@link #FAILED}. */
    public static Outcome of(Throwable failure) {
        if (failure instanceof MovedException) {
            return MOVED;
        }
        if (failure instanceof ApplyFailedException failed) {
            return of(failed.refusal());
        }
        if (failure instanceof ClusterException refusal) {
            return of(refusal);
        }
        if (failure instanceof FindingsException refused) {
            return of(refused);
        }
        return FAILED;
    }

    private static Outcome of(ClusterException refusal) {
        return switch (refusal.reason()) {
            case FORBIDDEN, UNAUTHORIZED -> NOT_ALLOWED;
            case UNREACHABLE -> UNREACHABLE;
            case CONFLICT -> MOVED;
            default -> FAILED;
        };
    }

    private static Outcome of(FindingsException refused) {
        boolean onlyPermissions = refused.findings().stream()
                .filter(Finding::isError)
                .allMatch(finding -> finding.rule().equals(PermissionGuard.RULE));
        return onlyPermissions ? NOT_ALLOWED : REFUSED;
    }

    /** Whether what was wanted is so. */
    public boolean isGood() {
        return this == DONE || this == UNCHANGED;
    }
}
