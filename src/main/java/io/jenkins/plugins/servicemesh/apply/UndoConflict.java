package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.Optional;

/**
 * A place that someone else changed after we wrote it; it is left as it is, and all three values are told.
 *
 * @param path dotted, empty for the whole object
 */
record UndoConflict(
        ResourceId id, String path, Optional<JsonValue> before, Optional<JsonValue> ours, Optional<JsonValue> now) {

    static final String RULE = "undo/changed-by-others";

    Finding finding() {
        return Finding.warning(
                        RULE,
                        "changed by someone else since, left as it is: before " + text(before) + ", ours " + text(ours)
                                + ", now " + text(now))
                .at(Place.in(id, path));
    }

    private static String text(Optional<JsonValue> value) {
        String text = value.map(JsonValue::toString).orElse("absent");
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
