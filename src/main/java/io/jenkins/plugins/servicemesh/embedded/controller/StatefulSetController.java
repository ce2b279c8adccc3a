package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps the numbered pods of each StatefulSet, all made from its present template. */
final class StatefulSetController implements Controller {

    private final ControlledObjects objects;
    private final Pods pods;

    StatefulSetController(ControlledObjects objects, Pods pods) {
        this.objects = objects;
        this.pods = pods;
    }

    @Override
    public void reconcile(String namespace) {
        objects.list(BuiltinKinds.STATEFUL_SET, namespace).forEach(this::reconcile);
    }

    private void reconcile(JsonObject set) {
        String revision = Revision.of(set);
        Set<String> wanted = names(set);
        for (JsonObject pod : pods.of(set)) {
            if (!Revision.isOn(pod, revision) || !wanted.contains(ControlledObjects.name(pod))) {
                pods.remove(pod);
            }
        }
        Set<String> present = pods.of(set).stream().map(ControlledObjects::name).collect(Collectors.toSet());
        wanted.stream()
                .filter(name -> !present.contains(name))
                .forEach(name -> pods.create(set, JsonObject.of("name", name), revision));
        List<JsonObject> now = pods.of(set);
        JsonObject status = new ReplicaStatus(now.size(), now.size(), Pods.countReady(now)).toJson(set);
        objects.change(BuiltinKinds.STATEFUL_SET, set, set.with("status", status));
    }

    private static Set<String> names(JsonObject set) {
        return IntStream.range(0, ReplicaStatus.wanted(set))
                .mapToObj(number -> ControlledObjects.name(set) + "-" + number)
                .collect(Collectors.toSet());
    }
}
