package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** Keeps one pod of each DaemonSet on every node, made from its present template. */
final class DaemonSetController implements Controller {

    private final ControlledObjects objects;
    private final Pods pods;

    DaemonSetController(ControlledObjects objects, Pods pods) {
        this.objects = objects;
        this.pods = pods;
    }

    @Override
    public void reconcile(String namespace) {
        objects.list(BuiltinKinds.DAEMON_SET, namespace).forEach(this::reconcile);
    }

    private void reconcile(JsonObject set) {
        String revision = Revision.of(set);
        pods.of(set).stream().filter(pod -> !Revision.isOn(pod, revision)).forEach(pods::remove);
        int nodes = objects.list(BuiltinKinds.NODE, "").size();
        for (int count = pods.of(set).size(); count < nodes; count++) {
            pods.create(set, JsonObject.of("generateName", ControlledObjects.name(set) + "-"), revision);
        }
        objects.change(BuiltinKinds.DAEMON_SET, set, set.with("status", status(set, nodes)));
    }

    private JsonObject status(JsonObject set, int nodes) {
        List<JsonObject> present = pods.of(set);
        int ready = Pods.countReady(present);
        JsonObject status = JsonObject.of(
                        "observedGeneration",
                        set.object("metadata").number("generation").orElse(JsonNumber.of(1)))
                .with("currentNumberScheduled", present.size())
                .with("desiredNumberScheduled", nodes)
                .with("numberMisscheduled", 0)
                .with("updatedNumberScheduled", present.size())
                .with("numberReady", ready);
        return ReplicaStatus.unlessZero(status, "numberAvailable", ready);
    }
}
