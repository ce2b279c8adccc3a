package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pods of workloads: made from templates, removed when there are too many. */
final class Pods {

    private static final Comparator<JsonObject> WORST_FIRST = Comparator.comparing(Pods::isReady)
            .thenComparing(
                    pod -> pod.object("metadata").text("creationTimestamp").orElse(""), Comparator.reverseOrder())
            .thenComparing(ControlledObjects::name, Comparator.reverseOrder());

    private final ControlledObjects objects;

    Pods(ControlledObjects objects) {
        this.objects = objects;
    }

    /** The pods that the workload owns. */
    List<JsonObject> of(JsonObject workload) {
        return objects.ownedBy(workload, BuiltinKinds.POD);
    }

    /** Removes pods until the workload has no more than wanted: those that are not ready first, then the youngest. */
    void shrink(JsonObject workload, int wanted) {
        List<JsonObject> pods = of(workload);
        pods.stream()
                .sorted(WORST_FIRST)
                .limit(Math.max(0, pods.size() - wanted))
                .forEach(this::remove);
    }

    void remove(JsonObject pod) {
        objects.remove(BuiltinKinds.POD, pod);
    }

    /** Makes pods with generated names until the workload has as many as wanted. */
    void grow(JsonObject workload, int wanted) {
        for (int count = of(workload).size(); count < wanted; count++) {
            create(workload, JsonObject.of("generateName", ControlledObjects.name(workload) + "-"), "");
        }
    }

    /**
     * Makes a pod from the workload's template.
     *
     * @param naming the metadata that names it
     * @param revision of the template, kept as a label; empty for none
     */
    void create(JsonObject workload, JsonObject naming, String revision) {
        JsonObject template = workload.object("spec").object("template");
        JsonObject labels = template.object("metadata").object("labels");
        JsonObject marked = revision.isEmpty() ? labels : labels.with(Revision.LABEL, revision);
        JsonObject metadata =
                naming.with("labels", marked).with("ownerReferences", List.of(ControlledObjects.reference(workload)));
        JsonObject annotations = template.object("metadata").object("annotations");
        objects.create(
                BuiltinKinds.POD,
                ControlledObjects.namespace(workload),
                JsonObject.of("metadata", annotations.isEmpty() ? metadata : metadata.with("annotations", annotations))
                        .with("spec", template.object("spec")));
    }

    /** Whether the pod takes traffic. */
    static boolean isReady(JsonObject pod) {
        return pod.object("status").array("conditions").objects().stream()
                .filter(condition -> condition.text("type").equals(Optional.of("Ready")))
                .anyMatch(condition -> condition.text("status").equals(Optional.of("True")));
    }

    /** How many of them take traffic. */
    static int countReady(List<JsonObject> pods) {
        return (int) pods.stream().filter(Pods::isReady).count();
    }
}
