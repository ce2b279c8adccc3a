package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/**
 * How many pods a workload has.
 *
 * @param replicas those that exist
 * @param updated those made from the present template
 * @param ready those that take traffic
 */
record ReplicaStatus(int replicas, int updated, int ready) {

    /** The status of a workload that counts its pods; zeros are left out, but for the number of pods. */
    JsonObject toJson(JsonObject workload) {
        JsonObject status = JsonObject.of(
                        "observedGeneration",
                        workload.object("metadata").number("generation").orElse(JsonNumber.of(1)))
                .with("replicas", replicas);
        status = unlessZero(status, "updatedReplicas", updated);
        status = unlessZero(status, "readyReplicas", ready);
        return unlessZero(status, "availableReplicas", ready);
    }

    static JsonObject unlessZero(JsonObject status, String field, int number) {
        return number == 0 ? status : status.with(field, number);
    }

    /** How many pods the workload wants. */
    static int wanted(JsonObject workload) {
        return workload.object("spec")
                .number("replicas")
                .orElse(JsonNumber.of(1))
                .intValue();
    }
}
