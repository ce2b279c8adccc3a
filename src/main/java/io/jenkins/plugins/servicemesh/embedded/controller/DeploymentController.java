package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Keeps a ReplicaSet for each Deployment's present template, and hands the pods over to it a few at a time: a new
 * template whose pods do not become ready never costs the pods that serve.
 */
final class DeploymentController implements Controller {

    private static final String HASH_LABEL = "pod-template-hash";
    private static final int SHARE = 4; // a quarter more or less than wanted, as Kubernetes does by default

    private final ControlledObjects objects;

    DeploymentController(ControlledObjects objects) {
        this.objects = objects;
    }

    @Override
    public void reconcile(String namespace) {
        objects.list(BuiltinKinds.DEPLOYMENT, namespace).forEach(this::reconcile);
    }

    private void reconcile(JsonObject deployment) {
        String name = ControlledObjects.name(deployment) + "-" + Revision.of(deployment);
        Optional<JsonObject> current =
                objects.find(BuiltinKinds.REPLICA_SET, ControlledObjects.namespace(deployment), name);
        if (current.isEmpty()) {
            objects.create(
                    BuiltinKinds.REPLICA_SET, ControlledObjects.namespace(deployment), replicaSet(deployment, name));
            return;
        }
        List<JsonObject> others = objects.ownedBy(deployment, BuiltinKinds.REPLICA_SET).stream()
                .filter(set -> !ControlledObjects.name(set).equals(name))
                .toList();
        handOver(ReplicaStatus.wanted(deployment), current.get(), others);
        objects.change(
                BuiltinKinds.DEPLOYMENT,
                deployment,
                deployment.with("status", status(deployment, current.get(), others)));
    }

    private static JsonObject replicaSet(JsonObject deployment, String name) {
        JsonObject spec = deployment.object("spec");
        JsonObject template = withHash(spec.object("template"), Revision.of(deployment));
        JsonObject selector = spec.object("selector");
        JsonObject wanted = selector.object("matchLabels").with(HASH_LABEL, Revision.of(deployment));
        JsonObject metadata = JsonObject.of("name", name)
                .with("labels", template.object("metadata").object("labels"))
                .with("ownerReferences", List.of(ControlledObjects.reference(deployment)));
        return JsonObject.of("metadata", metadata)
                .with(
                        "spec",
                        JsonObject.of("replicas", 0)
                                .with("selector", selector.with("matchLabels", wanted))
                                .with("template", template));
    }

    private static JsonObject withHash(JsonObject template, String hash) {
        JsonObject metadata = template.object("metadata");
        return template.with(
                "metadata", metadata.with("labels", metadata.object("labels").with(HASH_LABEL, hash)));
    }

    private void handOver(int wanted, JsonObject current, List<JsonObject> others) {
        int most = wanted + (wanted + SHARE - 1) / SHARE;
        int least = wanted - wanted / SHARE;
        int room = Math.max(ReplicaStatus.wanted(current), most - total(others, ReplicaStatus::wanted));
        scale(current, Math.min(wanted, room));
        int keep = Math.max(0, least - ready(current));
        for (JsonObject other : others) {
            int kept = Math.min(keep, Math.min(ready(other), ReplicaStatus.wanted(other)));
            scale(other, kept);
            keep -= kept;
        }
    }

    private void scale(JsonObject replicaSet, int replicas) {
        objects.change(
                BuiltinKinds.REPLICA_SET,
                replicaSet,
                replicaSet.with("spec", replicaSet.object("spec").with("replicas", replicas)));
    }

    private static JsonObject status(JsonObject deployment, JsonObject current, List<JsonObject> others) {
        int wanted = ReplicaStatus.wanted(deployment);
        int ready = ready(current) + total(others, DeploymentController::ready);
        int updated = count(current, "replicas");
        int replicas = updated + total(others, set -> count(set, "replicas"));
        JsonObject status = new ReplicaStatus(replicas, updated, ready).toJson(deployment);
        boolean isAvailable = ready >= wanted - wanted / SHARE;
        boolean isComplete = updated == wanted && replicas == wanted && ready >= wanted;
        return ReplicaStatus.unlessZero(status, "unavailableReplicas", Math.max(0, replicas - ready))
                .with(
                        "conditions",
                        List.of(
                                condition(
                                        "Available",
                                        isAvailable,
                                        isAvailable ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable"),
                                condition(
                                        "Progressing",
                                        true,
                                        isComplete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated")));
    }

    private static JsonObject condition(String type, boolean holds, String reason) {
        return JsonObject.of("type", type)
                .with("status", holds ? "True" : "False")
                .with("reason", reason);
    }

    private static int total(List<JsonObject> sets, ToIntFunction<JsonObject> number) {
        return sets.stream().mapToInt(number).sum();
    }

    private static int ready(JsonObject replicaSet) {
        return count(replicaSet, "readyReplicas");
    }

    private static int count(JsonObject replicaSet, String field) {
        return replicaSet
                .object("status")
                .number(field)
                .map(JsonNumber::intValue)
                .orElse(0);
    }
}
