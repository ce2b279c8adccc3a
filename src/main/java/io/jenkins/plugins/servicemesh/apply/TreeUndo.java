package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.journal.RecordedEdit;
import io.jenkins.plugins.servicemesh.plan.ItemIdentity;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes recorded edits of one object back, the last one first. A place that still holds what we wrote gets its old value; one
 * that holds the old value already is done (the write never happened, or was undone); any other is a conflict and stays.
 */
final class TreeUndo {

    private final ResourceId id;
    private final List<UndoConflict> conflicts = new ArrayList<>();
    private final Set<Object> provenOurs = new HashSet<>();
    private JsonObject tree;

    TreeUndo(ResourceId id, JsonObject now) {
        this.id = id;
        this.tree = now;
    }

    /** The edits of one record, in the order in which they were made. */
    void undo(List<RecordedEdit> edits) {
        for (int i = edits.size() - 1; i >= 0; i--) {
            undo(edits.get(i));
        }
    }

    JsonObject tree() {
        return tree;
    }

    List<UndoConflict> conflicts() {
        return conflicts;
    }

    private void undo(RecordedEdit recorded) {
        Optional<JsonPointer> place = recorded.locate(tree);
        if (place.isEmpty()) {
            conflict(recorded.edit().path(), Optional.empty(), Optional.empty());
            return;
        }
        recorded.edit().accept(new AtPlace(place.get(), List.of(recorded.edit().path(), recorded.trail())));
    }

    private void conflict(JsonPointer path, Optional<JsonValue> before, Optional<JsonValue> ours) {
        conflicts.add(new UndoConflict(id, path.toDotted(), before, ours, path.in(tree)));
    }

    private void change(JsonPatch.Operation operation) {
        tree = (JsonObject) new JsonPatch(List.of(operation)).apply(tree);
    }

    private final class AtPlace implements TreeEdit.Visitor<Boolean> {
        private final JsonPointer place;
        private final Object key;

        AtPlace(JsonPointer place, Object key) {
            this.place = place;
            this.key = key;
        }

        @Override
        public Boolean set(TreeEdit.Set edit) {
            Optional<JsonValue> now = place.in(tree);
            if (now.equals(edit.old())) {
                return true;
            }
            if (!now.equals(Optional.of(edit.value())) && !provenOurs.contains(key)) {
                conflict(place, edit.old(), Optional.of(edit.value()));
                return false;
            }
            provenOurs.add(key);
            change(edit.old()
                    .<JsonPatch.Operation>map(old -> new JsonPatch.Add(place, old))
                    .orElseGet(() -> new JsonPatch.Remove(place)));
            return true;
        }

        @Override
        public Boolean insert(TreeEdit.Insert edit) {
            int index = indexOf(edit.value());
            if (index < 0) {
                return true;
            }
            JsonPointer item = place.parent().child(index);
            if (!item.in(tree).equals(Optional.of(edit.value()))) {
                conflict(item, Optional.empty(), Optional.of(edit.value()));
                return false;
            }
            change(new JsonPatch.Remove(item));
            return true;
        }

        @Override
        public Boolean delete(TreeEdit.Delete edit) {
            return edit.item() ? putBackItem(edit.old()) : putBackMember(edit.old());
        }

        private boolean putBackItem(JsonValue old) {
            if (indexOf(old) >= 0) {
                return true;
            }
            if (!(place.parent().in(tree).orElse(JsonObject.EMPTY) instanceof JsonArray list)) {
                conflict(place, Optional.of(old), Optional.empty());
                return false;
            }
            int index = Math.min(Integer.parseInt(place.last()), list.size());
            change(new JsonPatch.Add(place.parent().child(index), old));
            return true;
        }

        private boolean putBackMember(JsonValue old) {
            Optional<JsonValue> now = place.in(tree);
            if (now.isPresent() && !now.get().equals(old)) {
                conflict(place, Optional.of(old), Optional.empty());
                return false;
            }
            boolean parentThere = place.parent().in(tree).isPresent();
            if (parentThere) {
                change(new JsonPatch.Add(place, old));
            } else {
                conflict(place, Optional.of(old), Optional.empty());
            }
            return parentThere;
        }

        private int indexOf(JsonValue item) {
            if (!(place.parent().in(tree).orElse(JsonObject.EMPTY) instanceof JsonArray list)) {
                return -1;
            }
            ItemIdentity identity = ItemIdentity.of(item);
            for (int i = 0; i < list.size(); i++) {
                if (identity.isOf(list.get(i))) {
                    return i;
                }
            }
            return -1;
        }
    }
}
