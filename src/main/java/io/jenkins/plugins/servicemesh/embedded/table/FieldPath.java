package io.jenkins.plugins.servicemesh.embedded.table;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSONPath of a column, as far as columns use it: fields, {@code [*]}, and {@code [?(@.type=="Ready")]}.
 *
 * @param steps from the object down
 */
record FieldPath(List<Step> steps) {

    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[\\*]|\\[\\?\\(@\\.(\\w+)==\"([^\"]*)\"\\)]");

    /** One step: from a value to those that it leads to. */
    interface Step {
        Stream<JsonValue> from(JsonValue value);
    }

    static FieldPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(step(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        return new FieldPath(steps);
    }

    private static Step step(@Nullable String field, @Nullable String key, @Nullable String wanted) {
        if (field != null) {
            return value -> value instanceof JsonObject object ? object.get(field).stream() : Stream.empty();
        }
        return value -> items(value)
                .filter(item -> key == null
                        || item instanceof JsonObject object && object.text(key).equals(Optional.ofNullable(wanted)));
    }

    private static Stream<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray array ? array.items().stream() : Stream.empty();
    }

    /** The first value that the path leads to. */
    Optional<JsonValue> in(JsonObject object) {
        Stream<JsonValue> values = Stream.of(object);
        for (Step step : steps) {
            values = values.flatMap(step::from);
        }
        return values.findFirst();
    }
}
