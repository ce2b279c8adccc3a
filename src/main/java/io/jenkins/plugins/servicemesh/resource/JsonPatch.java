package io.jenkins.plugins.servicemesh.resource;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Patch (RFC 6902) of the four operations that Kubernetes writes need.
 *
 * @param operations applied in order, all or none
 */
public record JsonPatch(List<Operation> operations) {

    public JsonPatch {
        operations = List.copyOf(operations);
    }

    /** One operation at one place. */
    public sealed interface Operation {
        JsonPointer path();
    }

    /** Holds if that value stands there; else the whole patch is refused. */
    public record Test(JsonPointer path, JsonValue value) implements Operation {}

    /** Sets an object's member, or inserts before an array's index ({@code -} appends). */
    public record Add(JsonPointer path, JsonValue value) implements Operation {}

    /** Replaces what must be there. */
    public record Replace(JsonPointer path, JsonValue value) implements Operation {}

    /** Removes what must be there. */
    public record Remove(JsonPointer path) implements Operation {}

    /** A patch that cannot be applied: a place that is not there, or a test that does not hold. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean test;

        RefusedException(String message, boolean test) {
            super(message);
            this.test = test;
        }

        /** Whether a test did not hold (and not: a place was missing). */
        public boolean isTest() {
            return test;
        }
    }

    /**
     * Applies the operations.
     *
     * @return the changed tree; the given one is untouched
     * @throws RefusedException at the first operation that cannot be applied
     */
    public JsonValue apply(JsonValue root) {
        JsonValue tree = root;
        for (Operation operation : operations) {
            tree = JsonPatchApplication.apply(tree, operation);
        }
        return tree;
    }

    /** The document to send as {@code application/json-patch+json}. */
    public JsonArray toJson() {
        List<JsonValue> list = new ArrayList<>();
        for (Operation operation : operations) {
            list.add(JsonPatchApplication.toJson(operation));
        }
        return JsonArray.of(list);
    }

    /**
     * Reads a patch document.
     *
     * @throws IllegalArgumentException when an operation is unknown or incomplete
     */
    public static JsonPatch parse(JsonValue document) {
        if (!(document instanceof JsonArray list)) {
            throw new IllegalArgumentException("a JSON Patch is an array, not " + document.typeName());
        }
        List<Operation> operations = new ArrayList<>();
        for (JsonObject item : list.objects()) {
            operations.add(JsonPatchApplication.parse(item));
        }
        return new JsonPatch(operations);
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
