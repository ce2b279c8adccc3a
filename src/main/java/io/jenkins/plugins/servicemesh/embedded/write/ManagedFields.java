package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The record of who wrote which field last, kept in an object's metadata.
 *
 * @param manager who writes
 * @param apiVersion the version that the writer speaks
 * @param part {@code status} when only that is written, else empty
 * @param time of the write
 */
record ManagedFields(String manager, String apiVersion, String part, String time) {

    private static final String STATUS = "f:status";
    private static final Comparator<JsonObject> ORDER = Comparator.comparing(
                    (JsonObject entry) -> entry.text("time").orElse(""))
            .thenComparing(entry -> entry.text("manager").orElse(""))
            .thenComparing(entry -> entry.text("apiVersion").orElse(""));

    /** The written object with the record brought up to date; what it was before is empty for a new object. */
    JsonObject record(ServedKind kind, JsonObject before, JsonObject after) {
        Map<List<String>, JsonValue> was = FieldPaths.of(before, kind.is(Trait.CUSTOM));
        Map<List<String>, JsonValue> is = FieldPaths.of(after, kind.is(Trait.CUSTOM));
        boolean isStatusApart = kind.is(Trait.STATUS) && part.isEmpty();
        Set<List<String>> written = new LinkedHashSet<>();
        is.forEach((path, value) -> {
            boolean counts = !isStatusApart || !path.get(0).equals(STATUS);
            if (counts && !value.equals(was.get(path))) {
                written.add(path);
            }
        });
        List<JsonObject> entries = entries(before, written, is.keySet());
        JsonObject metadata = after.object("metadata");
        return after.with(
                "metadata",
                entries.isEmpty() ? metadata.without("managedFields") : metadata.with("managedFields", entries));
    }

    private List<JsonObject> entries(JsonObject before, Set<List<String>> written, Set<List<String>> present) {
        List<JsonObject> entries = new ArrayList<>();
        Set<List<String>> own = new LinkedHashSet<>(written);
        Optional<JsonObject> previous = Optional.empty();
        for (JsonObject entry : before.object("metadata").array("managedFields").objects()) {
            Set<List<String>> paths = FieldPaths.parse(entry.object("fieldsV1"));
            paths.retainAll(present);
            if (isOwn(entry)) {
                own.addAll(paths);
                previous = Optional.of(entry);
            } else {
                paths.removeAll(written);
                add(entries, entry, paths);
            }
        }
        add(entries, own(previous, own), own);
        return entries.stream().sorted(ORDER).toList();
    }

    private static void add(List<JsonObject> entries, JsonObject entry, Set<List<String>> paths) {
        if (!paths.isEmpty()) {
            entries.add(entry.with("fieldsV1", FieldPaths.print(paths)));
        }
    }

    private boolean isOwn(JsonObject entry) {
        return entry.text("manager").equals(Optional.of(manager))
                && entry.text("apiVersion").equals(Optional.of(apiVersion))
                && entry.text("operation").equals(Optional.of("Update"))
                && entry.text("subresource").orElse("").equals(part);
    }

    /** The writer's entry; its time stays if it owns what it owned. */
    private JsonObject own(Optional<JsonObject> previous, Set<List<String>> paths) {
        if (previous.isPresent()
                && FieldPaths.parse(previous.get().object("fieldsV1")).equals(paths)) {
            return previous.get();
        }
        JsonObject entry = JsonObject.of("manager", manager)
                .with("operation", "Update")
                .with("apiVersion", apiVersion)
                .with("time", time)
                .with("fieldsType", "FieldsV1")
                .with("fieldsV1", JsonObject.EMPTY);
        return part.isEmpty() ? entry : entry.with("subresource", part);
    }
}
