package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.ItemIdentity;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An edit and who the list items on its way were once it was done, so that its place is found again after others reordered
 * the list.
 *
 * @param trail one identity for each index on the way, from the root down; not for an index at the end of the path
 */
public record RecordedEdit(TreeEdit edit, List<ItemIdentity> trail) {

    public RecordedEdit {
        trail = List.copyOf(trail);
    }

    /** The edits of an object as they will be remembered. */
    static List<RecordedEdit> record(JsonObject before, List<TreeEdit> edits) {
        List<RecordedEdit> recorded = new ArrayList<>();
        JsonObject tree = before;
        for (TreeEdit edit : edits) {
            tree = TreeEditor.apply(tree, List.of(edit));
            recorded.add(new RecordedEdit(edit, trail(tree, edit.path())));
        }
        return recorded;
    }

    private static List<ItemIdentity> trail(JsonObject tree, JsonPointer path) {
        List<ItemIdentity> trail = new ArrayList<>();
        JsonValue at = tree;
        for (int depth = 0; depth < path.tokens().size() - 1; depth++) {
            boolean list = at instanceof JsonArray;
            at = JsonPointer.of(path.tokens().get(depth)).in(at).orElseThrow();
            if (list) {
                trail.add(ItemIdentity.of(at));
            }
        }
        return trail;
    }

    /** Where this edit's place is in that tree now; empty when an item on the way is gone. */
    public Optional<JsonPointer> locate(JsonObject tree) {
        JsonPointer place = JsonPointer.ROOT;
        Iterator<ItemIdentity> identities = trail.iterator();
        for (String token : edit.path().parent().tokens()) {
            JsonValue at = place.in(tree).orElse(JsonObject.EMPTY);
            Optional<String> next =
                    at instanceof JsonArray list ? index(list, token, identities.next()) : Optional.of(token);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            place = place.child(next.get());
        }
        return Optional.of(place.child(edit.path().last()));
    }

    /** The old index if the item is still there, else where the only such item is now. */
    private static Optional<String> index(JsonArray list, String token, ItemIdentity identity) {
        if (JsonPointer.of(token).in(list).filter(identity::isOf).isPresent()) {
            return Optional.of(token);
        }
        List<Integer> found = IntStream.range(0, list.size())
                .filter(i -> identity.isOf(list.get(i)))
                .boxed()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0).toString()) : Optional.empty();
    }
}
