package io.jenkins.plugins.servicemesh.verify;

import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;

/**
 * How far a workload's pods have been replaced, as its controller tells.
 *
 * @param seen whether the controller has seen the newest template
 * @param wanted how many pods there shall be
 * @param all how many there are
 * @param updated how many are made from the newest template
 * @param ready how many are ready
 */
record RestartProgress(boolean seen, int wanted, int all, int updated, int ready) {

    /** Reads a Deployment, StatefulSet or DaemonSet: the last counts its pods in fields of other names. */
    static RestartProgress of(Resource workload) {
        JsonObject status = workload.status();
        boolean seen = number(status, "observedGeneration", 0) >= number(workload.metadata(), "generation", 0);
        return workload.type().kind().equals("DaemonSet")
                ? new RestartProgress(
                        seen,
                        number(status, "desiredNumberScheduled", 0),
                        number(status, "currentNumberScheduled", 0),
                        number(status, "updatedNumberScheduled", 0),
                        number(status, "numberReady", 0))
                : new RestartProgress(
                        seen,
                        number(workload.spec(), "replicas", 1),
                        number(status, "replicas", 0),
                        number(status, "updatedReplicas", 0),
                        number(status, "readyReplicas", 0));
    }

    private static int number(JsonObject object, String field, int absent) {
        return object.number(field).map(JsonNumber::intValue).orElse(absent);
    }

    boolean isComplete() {
        return seen && all == wanted && updated == wanted && ready == wanted;
    }

    String describe() {
        return seen ? updated + " of " + wanted + " new, " + ready + " ready" : "its controller has not begun";
    }
}
