package io.jenkins.plugins.servicemesh.embedded.table;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The columns of events. */
final class EventColumns {

    static final List<Column> ALL = List.of(
            new Column("Last Seen", "string", 0, (event, now) -> seen(event, "lastTimestamp", now)),
            Column.text("Type", event -> event.text("type").orElse("")),
            Column.text("Reason", event -> event.text("reason").orElse("")),
            Column.text("Object", EventColumns::object),
            Column.text("Subobject", event -> event.object("involvedObject")
                            .text("fieldPath")
                            .orElse(""))
                    .wide(),
            Column.text(
                            "Source",
                            event -> event.object("source").text("component").orElse(""))
                    .wide(),
            Column.text("Message", event -> event.text("message").orElse("").trim()),
            new Column("First Seen", "string", 1, (event, now) -> seen(event, "firstTimestamp", now)),
            Column.count("Count", event -> Math.max(1, Cells.number(event, "count")))
                    .wide(),
            Column.NAME.wide());

    private EventColumns() {}

    private static JsonValue seen(JsonObject event, String field, Instant now) {
        String time = event.text(field).or(() -> event.text("eventTime")).orElse("");
        return JsonValue.of(Age.since(time, now));
    }

    private static String object(JsonObject event) {
        JsonObject involved = event.object("involvedObject");
        return involved.text("kind").orElse("").toLowerCase(Locale.ROOT) + "/"
                + involved.text("name").orElse("");
    }
}
