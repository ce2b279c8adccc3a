package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** The documented JSON form of a status, version 1: docs/status.md. */
public final class StatusJson {

    private static final int VERSION = 1;

    private StatusJson() {}

    /**
     * {@code {"version", "namespace", "degraded", "mesh", "controlPlane", "enrolment", "workloads", "hosts", "policies",
     * "objects", "open", "last", "notChecked", "findings"}}.
     */
    public static JsonObject of(MeshStatus status) {
        return JsonObject.EMPTY
                .with("version", VERSION)
                .with("namespace", status.namespace())
                .with("degraded", status.isDegraded())
                .with("mesh", status.mesh().mesh())
                .with("controlPlane", MeshFactsJson.controlPlane(status.mesh().controlPlane()))
                .with("enrolment", MeshFactsJson.enrolment(status.mesh().enrolment()))
                .with(
                        "workloads",
                        status.mesh().workloads().stream()
                                .map(MeshFactsJson::workload)
                                .toList())
                .with(
                        "hosts",
                        status.mesh().hosts().stream().map(MeshFactsJson::host).toList())
                .with(
                        "policies",
                        status.mesh().policies().stream()
                                .map(MeshFactsJson::policy)
                                .toList())
                .with(
                        "objects",
                        status.objects().stream().map(StatusJson::object).toList())
                .with("open", status.open().stream().map(StatusJson::entry).toList())
                .with("last", status.last().stream().map(StatusJson::entry).toList())
                .with("notChecked", status.notChecked())
                .with(
                        "findings",
                        status.findings().stream().map(Finding::toJson).toList());
    }

    private static JsonObject object(MeshStatus.Owned owned) {
        return JsonObject.of("kind", owned.object().type().kind())
                .with("name", owned.object().name())
                .with("owner", StatusText.owner(owned.ownership()));
    }

    private static JsonObject entry(JournalEntry entry) {
        return JsonObject.of("id", entry.id())
                .with("opened", entry.opened().toString())
                .with("state", entry.state())
                .with("owner", entry.owner().name())
                .with("by", entry.by())
                .with("why", entry.why());
    }
}
