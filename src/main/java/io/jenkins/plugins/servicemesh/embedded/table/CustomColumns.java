package io.jenkins.plugins.servicemesh.embedded.table;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The columns that the definitions of the meshes' kinds ask for, read from {@code columns.json}. */
final class CustomColumns {

    private static final JsonObject FORMS = read();

    private CustomColumns() {}

    private static JsonObject read() {
        try (InputStream stream =
                Objects.requireNonNull(CustomColumns.class.getResourceAsStream("columns.json"), "columns.json")) {
            return JsonText.parseObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns of that kind; empty when its definition asks for none. */
    static Optional<List<Column>> of(ResourceType type) {
        if (!FORMS.has(type.qualifiedName())) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(Column.NAME));
        FORMS.array(type.qualifiedName()).objects().forEach(form -> columns.add(column(form)));
        return Optional.of(columns);
    }

    private static Column column(JsonObject form) {
        String type = form.text("type").orElse("string");
        FieldPath path = FieldPath.parse(form.text("jsonPath").orElse(""));
        return new Column(
                form.text("name").orElse(""), type, Cells.number(form, "priority"), (object, now) -> path.in(object)
                        .map(value -> cell(type, value, now))
                        .orElse(JsonNull.NULL));
    }

    private static JsonValue cell(String type, JsonValue value, Instant now) {
        if (type.equals("date") && value instanceof JsonString time) {
            return JsonValue.of(Age.since(time.value(), now));
        }
        return value instanceof JsonArray || value instanceof JsonObject ? JsonValue.of(value.toString()) : value;
    }
}
