package io.jenkins.plugins.servicemesh.durable;

import hudson.AbortException;
import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.rollout.record.TakenOverException;

/** Tells a user's mistake, a cluster's refusal and another runner in their own words; anything else is a fault of ours. */
final class Failures {

    private Failures() {}

    static Exception plainly(RuntimeException failure) {
        boolean known = failure instanceof FindingsException
                || failure instanceof ClusterException
                || failure instanceof MovedException
                || failure instanceof ApplyFailedException
                || failure instanceof TakenOverException;
        if (!known) {
            return failure;
        }
        AbortException plain = new AbortException(String.valueOf(failure.getMessage()));
        plain.addSuppressed(failure);
        return plain;
    }
}
