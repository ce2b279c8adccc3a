package io.jenkins.plugins.servicemesh.embedded.table;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What several kinds' cells are made of. */
final class Cells {

    static final String NONE = "<none>";

    private Cells() {}

    static String orNone(Optional<String> text) {
        return text.filter(value -> !value.isEmpty()).orElse(NONE);
    }

    static String joined(List<String> texts) {
        return texts.isEmpty() ? NONE : String.join(",", texts);
    }

    static int number(JsonObject object, String key) {
        return object.number(key).map(JsonNumber::intValue).orElse(0);
    }

    /** Labels as a selector: {@code a=b,c=d}. */
    static String selector(JsonObject labels) {
        return joined(labels.texts().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .toList());
    }

    /** What the function says of each object of a list, with commas between. */
    static String each(JsonArray list, Function<JsonObject, String> text) {
        return list.objects().stream().map(text).collect(Collectors.joining(","));
    }
}
