package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.journal.RecordedEdit;
import io.jenkins.plugins.servicemesh.plan.ItemIdentity;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether recorded edits were never made in a tree, or are undone in it already: then each of them could still be made,
 * one after the other. A write is made as a whole or not at all.
 */
final class Unmade {

    private Unmade() {}

    static boolean test(JsonObject now, List<RecordedEdit> edits) {
        JsonObject tree = now;
        for (RecordedEdit recorded : edits) {
            JsonObject before = tree;
            Optional<TreeEdit> possible = recorded.locateUnmade(before)
                    .map(place -> recorded.edit().accept(new Moved(place)))
                    .filter(edit -> edit.accept(new IsPossible(before)));
            if (possible.isEmpty()) {
                return false;
            }
            tree = TreeEditor.apply(before, List.of(possible.get()));
        }
        return true;
    }

    /** The same edit at another place. */
    private record Moved(JsonPointer place) implements TreeEdit.Visitor<TreeEdit> {
        @Override
        public TreeEdit set(TreeEdit.Set edit) {
            return new TreeEdit.Set(place, edit.old(), edit.value());
        }

        @Override
        public TreeEdit insert(TreeEdit.Insert edit) {
            return new TreeEdit.Insert(place, edit.value());
        }

        @Override
        public TreeEdit delete(TreeEdit.Delete edit) {
            return new TreeEdit.Delete(place, edit.old(), edit.item());
        }
    }

    private record IsPossible(JsonObject tree) implements TreeEdit.Visitor<Boolean> {
        @Override
        public Boolean set(TreeEdit.Set edit) {
            boolean hasRoom = edit.old().isPresent()
                    || edit.path()
                            .parent()
                            .in(tree)
                            .filter(JsonObject.class::isInstance)
                            .isPresent();
            return hasRoom && edit.path().in(tree).equals(edit.old());
        }

        @Override
        public Boolean insert(TreeEdit.Insert edit) {
            Optional<JsonValue> list = edit.path().parent().in(tree);
            return list.isPresent()
                    && list.get() instanceof JsonArray items
                    && Integer.parseInt(edit.path().last()) <= items.size()
                    && items.items().stream().noneMatch(ItemIdentity.of(edit.value())::isOf);
        }

        @Override
        public Boolean delete(TreeEdit.Delete edit) {
            return edit.path().in(tree).equals(Optional.of(edit.old()));
        }
    }
}
