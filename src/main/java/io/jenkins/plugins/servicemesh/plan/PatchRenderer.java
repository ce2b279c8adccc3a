package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.Operation;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns edits into a JSON Patch that can hit nothing but what was meant: before each edit it tests who the list items on
 * its way are and which value stands there. Where an edit relies on something being absent, which no test can say, the
 * resourceVersion is the lock.
 */
public final class PatchRenderer {

    private static final JsonPointer RESOURCE_VERSION = JsonPointer.of("metadata", "resourceVersion");

    private final List<Operation> operations = new ArrayList<>();
    private JsonValue tree;
    private boolean reliesOnAbsence;

    private PatchRenderer(JsonObject before) {
        this.tree = before;
    }

    /** The patch for an edit of an object as it was read, with the locks that it needs. */
    public static JsonPatch render(Resource before, List<TreeEdit> edits) {
        PatchRenderer renderer = new PatchRenderer(before.tree());
        edits.forEach(renderer::add);
        if (renderer.reliesOnAbsence && before.resourceVersion().isPresent()) {
            JsonString version = new JsonString(before.resourceVersion().get());
            renderer.operations.add(0, new JsonPatch.Replace(RESOURCE_VERSION, version));
        }
        return new JsonPatch(renderer.operations);
    }

    private void add(TreeEdit edit) {
        testItemsOnTheWay(edit.path());
        reliesOnAbsence |= reliesOnAbsence(edit);
        List<Operation> step = edit.accept(EditOperations.EXACTLY);
        operations.addAll(step);
        tree = new JsonPatch(step).apply(tree);
    }

    private void testItemsOnTheWay(JsonPointer path) {
        for (int depth = 1; depth < path.tokens().size(); depth++) {
            JsonPointer place = new JsonPointer(path.tokens().subList(0, depth));
            boolean item = place.parent().in(tree).orElse(JsonObject.EMPTY) instanceof JsonArray;
            if (item) {
                place.in(tree).ifPresent(value -> testIdentity(place, value, path));
            }
        }
    }

    /** Parts that the edit itself is about to change are tested by the edit. */
    private void testIdentity(JsonPointer place, JsonValue item, JsonPointer edited) {
        ItemIdentity.of(item).parts().forEach((part, value) -> {
            JsonPointer at = place.then(part);
            if (!at.covers(edited)) {
                test(at, value);
            }
        });
    }

    private void test(JsonPointer at, JsonValue value) {
        JsonPatch.Test test = new JsonPatch.Test(at, value);
        if (!operations.contains(test)) {
            operations.add(test);
        }
    }

    private static boolean reliesOnAbsence(TreeEdit edit) {
        return edit instanceof TreeEdit.Insert
                || edit instanceof TreeEdit.Set set && set.old().isEmpty();
    }
}
