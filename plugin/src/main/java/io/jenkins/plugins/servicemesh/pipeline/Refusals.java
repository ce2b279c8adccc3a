package io.jenkins.plugins.servicemesh.pipeline;

import hudson.AbortException;
import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import java.util.concurrent.Callable;

/** Tells a user's mistake and a cluster's refusal in their own words: no trace, no name of an exception. */
final class Refusals {

    private Refusals() {}

    /** Does the work; what it refuses ends the build with its message alone. */
    static <T> T plainly(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (FindingsException | ClusterException | MovedException | ApplyFailedException e) {
            AbortException refusal = new AbortException(String.valueOf(e.getMessage()));
            refusal.addSuppressed(e);
            throw refusal;
        }
    }
}
