package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** Keeps as many pods as each ReplicaSet wants. */
final class ReplicaSetController implements Controller {

    private final ControlledObjects objects;
    private final Pods pods;

    ReplicaSetController(ControlledObjects objects, Pods pods) {
        this.objects = objects;
        this.pods = pods;
    }

    @Override
    public void reconcile(String namespace) {
        objects.list(BuiltinKinds.REPLICA_SET, namespace).forEach(this::reconcile);
    }

    private void reconcile(JsonObject replicaSet) {
        int wanted = ReplicaStatus.wanted(replicaSet);
        pods.shrink(replicaSet, wanted);
        pods.grow(replicaSet, wanted);
        List<JsonObject> present = pods.of(replicaSet);
        JsonObject status = new ReplicaStatus(present.size(), 0, Pods.countReady(present)).toJson(replicaSet);
        objects.change(
                BuiltinKinds.REPLICA_SET,
                replicaSet,
                replicaSet.with("status", ReplicaStatus.unlessZero(status, "fullyLabeledReplicas", present.size())));
    }
}
