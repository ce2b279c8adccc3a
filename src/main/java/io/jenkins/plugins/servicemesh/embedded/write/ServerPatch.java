package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.Operation;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Applies a JSON Patch as API servers do, which is not its standard in three places: a replaced member need not be there, a
 * test for null holds where nothing is, and a test compares numbers by their spelling.
 */
final class ServerPatch {

    private ServerPatch() {}

    /**
     * Applies the operations of a patch document.
     *
     * @throws JsonPatch.RefusedException at the first operation that cannot be applied
     * @throws IllegalArgumentException at the first that is unknown or incomplete
     */
    static JsonValue apply(JsonArray patch, JsonValue tree) {
        JsonValue changed = tree;
        for (JsonValue operation : patch.items()) {
            changed = apply((JsonObject) operation, changed);
        }
        return changed;
    }

    private static JsonValue apply(JsonObject form, JsonValue tree) {
        return switch (form.text("op").orElse("")) {
            case "copy" -> put(form, source(form), tree, tree);
            case "move" -> put(form, source(form), strictly(new JsonPatch.Remove(source(form)), tree), tree);
            default ->
                apply(JsonPatch.parse(JsonArray.of(List.of(form))).operations().get(0), tree);
        };
    }

    private static JsonPointer source(JsonObject form) {
        return JsonPointer.parse(form.text("from").orElseThrow(() -> new IllegalArgumentException("no 'from'")));
    }

    /** Adds what stands there in the source. */
    private static JsonValue put(JsonObject form, JsonPointer from, JsonValue target, JsonValue source) {
        JsonValue value = from.in(source).orElseThrow(() -> new IllegalArgumentException("nothing is at " + from));
        String path = form.text("path").orElseThrow(() -> new IllegalArgumentException("no 'path'"));
        return strictly(new JsonPatch.Add(JsonPointer.parse(path), value), target);
    }

    private static JsonValue apply(Operation operation, JsonValue tree) {
        if (operation instanceof JsonPatch.Replace replace && setsAbsentMember(replace, tree)) {
            return strictly(new JsonPatch.Add(replace.path(), replace.value()), tree);
        }
        if (operation instanceof JsonPatch.Test test) {
            return test(test, tree);
        }
        return strictly(operation, tree);
    }

    private static boolean setsAbsentMember(JsonPatch.Replace replace, JsonValue tree) {
        return !replace.path().isRoot()
                && replace.path().in(tree).isEmpty()
                && replace.path()
                        .parent()
                        .in(tree)
                        .filter(JsonObject.class::isInstance)
                        .isPresent();
    }

    private static JsonValue test(JsonPatch.Test test, JsonValue tree) {
        Optional<JsonValue> there = test.path().in(tree);
        if (there.isEmpty() && test.value() == JsonNull.NULL) {
            return tree;
        }
        boolean otherSpelling =
                there.filter(value -> isSpelledOtherwise(value, test.value())).isPresent();
        return strictly(otherSpelling ? new JsonPatch.Test(test.path(), JsonNull.NULL) : test, tree);
    }

    private static boolean isSpelledOtherwise(JsonValue there, JsonValue wanted) {
        return there instanceof JsonNumber number
                && wanted instanceof JsonNumber other
                && !number.toString().equals(other.toString());
    }

    private static JsonValue strictly(Operation operation, JsonValue tree) {
        return new JsonPatch(List.of(operation)).apply(tree);
    }
}
