package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** The documented JSON form of a status, version 1. */
public final class StatusJson {

    private static final int VERSION = 1;

    private StatusJson() {}

    /** {@code {"version", "namespace", "objects", "open", "last", "notChecked"}}. */
    public static JsonObject of(MeshStatus status) {
        return JsonObject.EMPTY
                .with("version", VERSION)
                .with("namespace", status.namespace())
                .with(
                        "objects",
                        status.objects().stream().map(StatusJson::object).toList())
                .with("open", status.open().stream().map(StatusJson::entry).toList())
                .with("last", status.last().stream().map(StatusJson::entry).toList())
                .with("notChecked", status.notChecked());
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
                .with("by", entry.by())
                .with("why", entry.why());
    }
}
