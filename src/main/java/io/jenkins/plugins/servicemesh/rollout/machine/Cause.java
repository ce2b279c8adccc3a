package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;

/**
 * Why a rollout does not go on.
 *
 * @param text for people, one sentence without a dot
 */
public record Cause(Kind kind, String text) {

    /** What kind of trouble it is; it decides the reaction. */
    public enum Kind {
        /** A check failed, or failures came so fast that nobody waited for the check. */
        FAILURE,
        /** The metric source gave errors for too long. */
        METRICS,
        /** Whoever was asked said no. */
        REFUSED,
        /** A person stopped it. */
        ABORT,
        /** A time limit is over. */
        TIMEOUT,
        /** Someone else moved the weights. */
        DRIFT,
        /** The cluster refuses what is needed. */
        CLUSTER
    }

    /** What the rollout's ending says to do about it. */
    Reaction reaction(EndingSpec ending) {
        return switch (kind) {
            case ABORT -> ending.onAbort();
            case TIMEOUT -> ending.onTimeout();
            case DRIFT -> ending.onDrift();
            case FAILURE, METRICS, REFUSED, CLUSTER -> ending.onFailure();
        };
    }
}
