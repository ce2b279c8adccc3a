package io.jenkins.plugins.servicemesh.embedded.table;

import static io.jenkins.plugins.servicemesh.embedded.table.Cells.number;
import static io.jenkins.plugins.servicemesh.embedded.table.Cells.orNone;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of pods and of what makes pods. */
final class WorkloadColumns {

    private static final Column READY = Column.text(
            "Ready",
            workload -> number(workload.object("status"), "readyReplicas") + "/"
                    + number(workload.object("spec"), "replicas"));

    static final Map<String, List<Column>> BY_KIND = Map.of(
            "Pod",
                    List.of(
                            Column.NAME,
                            Column.text("Ready", WorkloadColumns::readyContainers),
                            Column.text("Status", WorkloadColumns::podStatus),
                            Column.text("Restarts", WorkloadColumns::restarts),
                            Column.AGE,
                            Column.text("IP", pod -> orNone(pod.object("status").text("podIP")))
                                    .wide(),
                            Column.text("Node", pod -> orNone(pod.object("spec").text("nodeName")))
                                    .wide(),
                            Column.text("Nominated Node", pod -> Cells.NONE).wide(),
                            Column.text("Readiness Gates", pod -> Cells.NONE).wide()),
            "Deployment",
                    withTemplate(
                            Column.NAME,
                            READY,
                            ofStatus("Up-to-date", "updatedReplicas"),
                            ofStatus("Available", "availableReplicas"),
                            Column.AGE),
            "ReplicaSet",
                    withTemplate(
                            Column.NAME,
                            Column.count("Desired", set -> number(set.object("spec"), "replicas")),
                            ofStatus("Current", "replicas"),
                            ofStatus("Ready", "readyReplicas"),
                            Column.AGE),
            "StatefulSet", List.of(Column.NAME, READY, Column.AGE, containers(), images()),
            "DaemonSet",
                    withTemplate(
                            Column.NAME,
                            ofStatus("Desired", "desiredNumberScheduled"),
                            ofStatus("Current", "currentNumberScheduled"),
                            ofStatus("Ready", "numberReady"),
                            ofStatus("Up-to-date", "updatedNumberScheduled"),
                            ofStatus("Available", "numberAvailable"),
                            Column.text(
                                    "Node Selector",
                                    set -> Cells.selector(podSpec(set).object("nodeSelector"))),
                            Column.AGE));

    private WorkloadColumns() {}

    private static List<Column> withTemplate(Column... columns) {
        List<Column> all = new ArrayList<>(List.of(columns));
        all.add(containers());
        all.add(images());
        all.add(Column.text(
                        "Selector",
                        workload -> Cells.selector(
                                workload.object("spec").object("selector").object("matchLabels")))
                .wide());
        return all;
    }

    private static Column ofStatus(String name, String field) {
        return Column.count(name, workload -> number(workload.object("status"), field));
    }

    private static Column containers() {
        return Column.text(
                        "Containers",
                        workload -> Cells.each(
                                podSpec(workload).array("containers"),
                                container -> container.text("name").orElse("")))
                .wide();
    }

    private static Column images() {
        return Column.text(
                        "Images",
                        workload -> Cells.each(
                                podSpec(workload).array("containers"),
                                container -> container.text("image").orElse("")))
                .wide();
    }

    private static JsonObject podSpec(JsonObject workload) {
        return workload.object("spec").object("template").object("spec");
    }

    private static JsonArray statuses(JsonObject pod) {
        return pod.object("status").array("containerStatuses");
    }

    private static String readyContainers(JsonObject pod) {
        long ready = statuses(pod).objects().stream()
                .filter(status -> status.get("ready").equals(Optional.of(JsonBoolean.TRUE)))
                .count();
        return ready + "/" + pod.object("spec").array("containers").size();
    }

    private static String restarts(JsonObject pod) {
        int restarts = statuses(pod).objects().stream()
                .mapToInt(status -> number(status, "restartCount"))
                .sum();
        return Integer.toString(restarts);
    }

    private static String podStatus(JsonObject pod) {
        String phase = pod.object("status").text("phase").orElse("");
        return pod.object("metadata").has("deletionTimestamp") ? "Terminating" : phase;
    }
}
