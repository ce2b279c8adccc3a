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
 * An edit and who the list items on its way were, so that its place is found again after others reordered the list. An edit
 * can make another item of one: who it was before is kept too, for an edit that was recorded and never made.
 *
 * @param found one identity for each index on the way, from the root down, as they were before the edit; not for an index
 *     at the end of the path
 * @param trail the same as they were once the edit was done
 */
public record RecordedEdit(TreeEdit edit, List<ItemIdentity> found, List<ItemIdentity> trail) {

    public RecordedEdit {
        found = List.copyOf(found);
        trail = List.copyOf(trail);
    }

    /** The edits of an object as they will be remembered. */
    static List<RecordedEdit> record(JsonObject before, List<TreeEdit> edits) {
        List<RecordedEdit> recorded = new ArrayList<>();
        JsonObject tree = before;
        for (TreeEdit edit : edits) {
            List<ItemIdentity> found = trail(tree, edit.path());
            tree = TreeEditor.apply(tree, List.of(edit));
            recorded.add(new RecordedEdit(edit, found, trail(tree, edit.path())));
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

    /** Where this edit's place is in a tree in which it was made; empty when an item on the way is gone. */
    public Optional<JsonPointer> locateMade(JsonObject tree) {
        return locate(tree, trail);
    }

    /** Where this edit's place is in a tree in which it was not made; empty when an item on the way is not there. */
    public Optional<JsonPointer> locateUnmade(JsonObject tree) {
        return locate(tree, found);
    }

    private Optional<JsonPointer> locate(JsonObject tree, List<ItemIdentity> identities) {
        JsonPointer place = JsonPointer.ROOT;
        Iterator<ItemIdentity> left = identities.iterator();
        for (String token : edit.path().parent().tokens()) {
            Optional<String> next = next(place.in(tree).orElse(JsonObject.EMPTY), token, left);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            place = place.child(next.get());
        }
        return Optional.of(place.child(edit.path().last()));
    }

    /** A list where none was when the edit was made has no item that we know. */
    private static Optional<String> next(JsonValue at, String token, Iterator<ItemIdentity> left) {
        if (at instanceof JsonArray list) {
            return left.hasNext() ? index(list, token, left.next()) : Optional.empty();
        }
        return Optional.of(token);
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
