package io.jenkins.plugins.servicemesh.embedded.table;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Objects of a kind as a table.
 *
 * @param included what each row carries besides its cells: {@code Metadata}, {@code Object} or {@code None}
 * @param now what ages are told from
 */
public record Table(ServedKind kind, String included, Instant now) {

    private static final String GROUP = "meta.k8s.io";

    /** Whether a request would rather have a table than objects. */
    public static boolean isWanted(Request request) {
        return Arrays.stream(request.header("accept").split(","))
                .findFirst()
                .filter(type -> type.contains("as=Table") && type.contains("g=" + GROUP))
                .isPresent();
    }

    /** The table that a request wants. */
    public static Table of(Request request, ServedKind kind, Instant now) {
        return new Table(kind, request.parameter("includeObject").orElse("Metadata"), now);
    }

    /**
     * The table of these objects.
     *
     * @param metadata of the list that they come from
     */
    public JsonObject of(JsonObject metadata, List<JsonObject> objects) {
        return table(metadata, JsonValue.of(definitions()), objects);
    }

    /** The table of one object. */
    public JsonObject of(JsonObject object) {
        return of(version(object), List.of(object));
    }

    /** The same without the columns' definitions, which the reader knows already. */
    public JsonObject rowOf(JsonObject object) {
        return table(version(object), JsonNull.NULL, List.of(object));
    }

    private List<JsonObject> definitions() {
        return Columns.of(kind).stream().map(Column::definition).toList();
    }

    private static JsonObject version(JsonObject object) {
        return JsonObject.of(
                "resourceVersion",
                object.object("metadata").text("resourceVersion").orElse(""));
    }

    private JsonObject table(JsonObject metadata, JsonValue definitions, List<JsonObject> objects) {
        return JsonObject.of("kind", "Table")
                .with("apiVersion", GROUP + "/v1")
                .with("metadata", metadata)
                .with("columnDefinitions", definitions)
                .with("rows", objects.stream().map(this::row).toList());
    }

    private JsonObject row(JsonObject object) {
        List<JsonValue> cells = Columns.of(kind).stream()
                .map(column -> column.cell().of(object, now))
                .toList();
        return JsonObject.of("cells", JsonArray.of(cells)).with("object", carried(object));
    }

    private JsonValue carried(JsonObject object) {
        return switch (included) {
            case "Object" -> object;
            case "None" -> JsonNull.NULL;
            default ->
                JsonObject.of("kind", "PartialObjectMetadata")
                        .with("apiVersion", GROUP + "/v1")
                        .with("metadata", object.object("metadata"));
        };
    }
}
