package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.serverside.Changes;
import io.jenkins.plugins.servicemesh.embedded.serverside.FieldManager;
import io.jenkins.plugins.servicemesh.embedded.serverside.FieldSet;
import io.jenkins.plugins.servicemesh.embedded.serverside.Ownership;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The record of who owns which field, kept in an object's metadata.
 *
 * @param writer who writes
 * @param time of the write
 */
record ManagedFields(FieldManager writer, String time) {

    private static final String FIELD = "managedFields";

    private static final Comparator<JsonObject> ORDER = Comparator.comparing(
                    (JsonObject entry) -> text(entry, "operation"))
            .thenComparing(entry -> text(entry, "time"))
            .thenComparing(entry -> text(entry, "manager"))
            .thenComparing(entry -> text(entry, "apiVersion"))
            .thenComparing(entry -> text(entry, "subresource"));

    /** The written object with the record brought up to date; what it was before is empty for a new object. */
    JsonObject record(ServedKind kind, JsonObject before, JsonObject after) {
        String part = writer.subresource();
        Changes changes =
                Changes.between(kind.fields(), OwnedFields.of(kind, part, before), OwnedFields.of(kind, part, after));
        return with(before, after, of(after).written(writer, changes));
    }

    /** Who owns what of an object, as its record says. */
    static Ownership of(JsonObject object) {
        Map<FieldManager, FieldSet> owned = new LinkedHashMap<>();
        for (JsonObject entry : entries(object)) {
            owned.merge(manager(entry), FieldSet.parse(entry.object("fieldsV1")), FieldSet::union);
        }
        return new Ownership(owned);
    }

    /** The written object with that record; who owns what it owned before keeps the time of its last write. */
    JsonObject with(JsonObject before, JsonObject after, Ownership ownership) {
        JsonObject metadata = after.object("metadata").without(FIELD);
        List<JsonObject> entries = ownership.fields().entrySet().stream()
                .map(entry -> entry(before, entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
        return after.with("metadata", entries.isEmpty() ? metadata : metadata.with(FIELD, entries));
    }

    private JsonObject entry(JsonObject before, FieldManager manager, FieldSet owned) {
        JsonObject fields = owned.toJson();
        String since = entries(before).stream()
                .filter(entry -> manager(entry).equals(manager))
                .filter(entry ->
                        !manager.equals(writer) || entry.object("fieldsV1").equals(fields))
                .map(entry -> text(entry, "time"))
                .findFirst()
                .orElse(time);
        JsonObject entry = JsonObject.of("manager", manager.name())
                .with("operation", manager.operation())
                .with("apiVersion", manager.apiVersion())
                .with("time", since)
                .with("fieldsType", "FieldsV1")
                .with("fieldsV1", fields);
        return manager.subresource().isEmpty() ? entry : entry.with("subresource", manager.subresource());
    }

    private static List<JsonObject> entries(JsonObject object) {
        return object.object("metadata").array(FIELD).objects();
    }

    private static FieldManager manager(JsonObject entry) {
        return new FieldManager(
                text(entry, "manager"),
                text(entry, "operation"),
                text(entry, "apiVersion"),
                text(entry, "subresource"));
    }

    private static String text(JsonObject entry, String key) {
        return entry.text(key).orElse("");
    }
}
