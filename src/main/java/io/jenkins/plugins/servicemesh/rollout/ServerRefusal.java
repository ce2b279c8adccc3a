package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;

/** What a server's refusal is to a rollout: worth another try, or for good. */
final class ServerRefusal {

    private ServerRefusal() {}

    static Observation seen(ClusterException refusal) {
        return seen(refusal, String.valueOf(refusal.getMessage()));
    }

    /** @param why in other words than the server's */
    static Observation seen(ClusterException refusal, String why) {
        return refusal.isPassing() ? new Observation.Unreachable(why) : new Observation.Refused(why);
    }
}
