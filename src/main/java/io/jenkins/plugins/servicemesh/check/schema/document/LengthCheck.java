package io.jenkins.plugins.servicemesh.check.schema.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.model.Bounds;
import java.util.List;

/** Checks how long a text, a list or a map is. */
final class LengthCheck {

    private LengthCheck() {}

    /**
     * Checks the count.
     *
     * @param one what is counted, one of it
     * @param many what is counted, several of it
     */
    static List<Finding> of(ValueCheck at, int count, Bounds bounds, String one, String many) {
        if (bounds.allow(count)) {
            return List.of();
        }
        return List.of(at.finding("schema/length", message(count, bounds, one, many)));
    }

    private static String message(int count, Bounds bounds, String one, String many) {
        if (count == 0 && bounds.least() == 1) {
            return "must not be empty";
        }
        boolean few = count < bounds.least();
        int limit = few ? bounds.least() : bounds.most();
        return "must have at " + (few ? "least " : "most ") + limit + " " + (limit == 1 ? one : many) + ", not "
                + count;
    }
}
