package io.jenkins.plugins.servicemesh.embedded.serverside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A field that an applier would change and that someone else owns.
 *
 * @param path the tokens of {@code fieldsV1}
 */
public record Conflict(FieldManager owner, List<String> path) {

    /** The field as people read it: {@code .spec.replicas}. */
    public String field() {
        return FieldToken.describe(path);
    }

    /** What is told of this conflict beside its field. */
    public String message() {
        return "conflict with " + owner.describe();
    }

    /** What is told of all of them together; one at least. */
    public static String describe(List<Conflict> conflicts) {
        if (conflicts.size() == 1) {
            Conflict only = conflicts.get(0);
            return "Apply failed with 1 conflict: " + only.message() + ": " + only.field();
        }
        Map<String, List<String>> byOwner = new TreeMap<>();
        conflicts.forEach(conflict -> byOwner.computeIfAbsent(conflict.owner.describe(), owner -> new ArrayList<>())
                .add("- " + conflict.field()));
        List<String> lines = new ArrayList<>();
        byOwner.forEach((owner, fields) -> {
            lines.add("conflicts with " + owner + ":");
            lines.addAll(fields);
        });
        return "Apply failed with " + conflicts.size() + " conflicts: " + String.join("\n", lines);
    }
}
