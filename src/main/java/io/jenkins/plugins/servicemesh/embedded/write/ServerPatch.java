package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.Operation;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Applies a JSON Patch as API servers do, which is not its standard in three places: a replaced member need not be there, a
 * test for null holds where nothing is, and a test compares numbers by their spelling.
 */
final class ServerPatch {

    private ServerPatch() {}

    /** @throws JsonPatch.RefusedException at the first operation that cannot be applied */
    static JsonValue apply(JsonPatch patch, JsonValue tree) {
        JsonValue changed = tree;
        for (Operation operation : patch.operations()) {
            changed = apply(operation, changed);
        }
        return changed;
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
