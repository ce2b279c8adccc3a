package io.jenkins.plugins.servicemesh.embedded.table;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.time.Instant;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param type in OpenAPI's words
 * @param priority 0 to be always shown, more to be shown on demand
 */
record Column(String name, String type, int priority, Cell cell) {

    /** Reads what stands in a row. */
    @FunctionalInterface
    interface Cell {
        /** @param now what ages are told from */
        JsonValue of(JsonObject object, Instant now);
    }

    static final Column NAME =
            text("Name", object -> object.object("metadata").text("name").orElse(""));

    static final Column AGE = new Column("Age", "string", 0, Column::age);

    static Column text(String name, Function<JsonObject, String> cell) {
        return new Column(name, "string", 0, (object, now) -> JsonValue.of(cell.apply(object)));
    }

    /** A column that holds a number of an object's field. */
    static Column count(String name, Function<JsonObject, Integer> cell) {
        return new Column(name, "integer", 0, (object, now) -> JsonValue.of(cell.apply(object)));
    }

    private static JsonValue age(JsonObject object, Instant now) {
        return JsonValue.of(
                Age.since(object.object("metadata").text("creationTimestamp").orElse(""), now));
    }

    /** The same, shown on demand. */
    Column wide() {
        return new Column(name, type, 1, cell);
    }

    JsonObject definition() {
        return JsonObject.of("name", name)
                .with("type", type)
                .with("format", name.equals(NAME.name) ? "name" : "")
                .with("description", "")
                .with("priority", priority);
    }
}
