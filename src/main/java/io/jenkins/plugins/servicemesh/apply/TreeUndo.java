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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Takes recorded edits of one object back, the last one first. A place that still holds what we wrote gets its old value; one
 * that holds the old value already is done; any other is a conflict and stays. Records in between may be gone: what an older
 * record of the same place says counts then.
 */
final class TreeUndo {

    /** A place by the path that an edit had, and the items on its way. */
    private record Key(JsonPointer path, List<ItemIdentity> trail) {
        static Key of(RecordedEdit recorded) {
            return new Key(recorded.edit().path(), recorded.trail());
        }

        /** Whether it lies in that item of the list in which this one stands. */
        boolean isIn(Key inserted, ItemIdentity item) {
            int depth = inserted.trail.size();
            return trail.size() > depth
                    && trail.subList(0, depth).equals(inserted.trail)
                    && trail.get(depth).equals(item);
        }
    }

    private final ResourceId id;
    private final Map<Key, UndoConflict> conflicts = new LinkedHashMap<>();

    /** Places of which later edits were undone: what stands there now was ours. */
    private final Set<Key> provenOurs = new HashSet<>();

    private JsonObject tree = JsonObject.EMPTY;

    TreeUndo(ResourceId id) {
        this.id = id;
    }

    /**
     * The tree without the edits of one record.
     *
     * @param edits in the order in which they were made
     */
    JsonObject undo(JsonObject now, List<RecordedEdit> edits) {
        if (Unmade.test(now, edits)) {
            edits.forEach(this::isUndone);
            return now;
        }
        tree = now;
        for (int i = edits.size() - 1; i >= 0; i--) {
            undo(edits.get(i));
        }
        return tree;
    }

    Collection<UndoConflict> conflicts() {
        return conflicts.values();
    }

    private void isUndone(RecordedEdit recorded) {
        Key key = Key.of(recorded);
        conflicts.remove(key);
        if (recorded.edit() instanceof TreeEdit.Insert insert) {
            isGone(key, insert);
        }
    }

    /** What later edits did in an item that we made went with it. */
    private void isGone(Key key, TreeEdit.Insert edit) {
        ItemIdentity item = ItemIdentity.of(edit.value());
        conflicts.keySet().removeIf(inner -> inner.isIn(key, item));
    }

    private void undo(RecordedEdit recorded) {
        Key key = Key.of(recorded);
        Optional<JsonPointer> place = recorded.locateMade(tree);
        if (place.isEmpty()) {
            conflict(key, recorded.edit().path(), Optional.empty(), Optional.empty());
        } else if (recorded.edit().accept(new AtPlace(place.get(), key))) {
            conflicts.remove(key);
        }
    }

    /** @return that it is not undone */
    private boolean conflict(Key key, JsonPointer path, Optional<JsonValue> before, Optional<JsonValue> ours) {
        conflicts.putIfAbsent(key, new UndoConflict(id, path.toDotted(), before, ours, path.in(tree)));
        return false;
    }

    private void change(JsonPatch.Operation operation) {
        tree = (JsonObject) new JsonPatch(List.of(operation)).apply(tree);
    }

    /** Undoes an edit there; says whether that is done. */
    private final class AtPlace implements TreeEdit.Visitor<Boolean> {
        private final JsonPointer place;
        private final Key key;

        AtPlace(JsonPointer place, Key key) {
            this.place = place;
            this.key = key;
        }

        @Override
        public Boolean set(TreeEdit.Set edit) {
            JsonPointer at = item(edit.value()::equals)
                    .or(() -> edit.old().flatMap(old -> item(old::equals)))
                    .orElse(place);
            return putBack(at, edit.old(), Optional.of(edit.value()));
        }

        @Override
        public Boolean insert(TreeEdit.Insert edit) {
            Optional<JsonPointer> ours = item(edit.value()::equals);
            ours.ifPresent(at -> change(new JsonPatch.Remove(at)));
            Optional<JsonPointer> changed = item(ItemIdentity.of(edit.value())::isOf);
            if (changed.isPresent() && ours.isEmpty()) {
                return conflict(key, changed.get(), Optional.empty(), Optional.of(edit.value()));
            }
            if (changed.isEmpty()) {
                isGone(key, edit);
            }
            return true;
        }

        @Override
        public Boolean delete(TreeEdit.Delete edit) {
            return edit.item() ? putBackItem(edit.old()) : putBack(place, Optional.of(edit.old()), Optional.empty());
        }

        private boolean putBack(JsonPointer at, Optional<JsonValue> old, Optional<JsonValue> ours) {
            Optional<JsonValue> now = at.in(tree);
            if (now.equals(old)) {
                return true;
            }
            boolean isOurs = now.equals(ours) || provenOurs.contains(key);
            boolean hasRoom = now.isPresent()
                    || at.parent().in(tree).filter(JsonObject.class::isInstance).isPresent();
            if (!isOurs || !hasRoom) {
                return conflict(key, at, old, ours);
            }
            provenOurs.add(key);
            change(operation(at, old, now.isPresent()));
            return true;
        }

        private JsonPatch.Operation operation(JsonPointer at, Optional<JsonValue> old, boolean isThere) {
            if (old.isEmpty()) {
                return new JsonPatch.Remove(at);
            }
            return isThere ? new JsonPatch.Replace(at, old.get()) : new JsonPatch.Add(at, old.get());
        }

        private boolean putBackItem(JsonValue old) {
            if (item(old::equals).isPresent()) {
                return true;
            }
            Optional<JsonArray> list = list();
            Optional<JsonPointer> other = item(ItemIdentity.of(old)::isOf);
            if (list.isEmpty() || other.isPresent()) {
                return conflict(key, other.orElse(place), Optional.of(old), Optional.empty());
            }
            int index = Math.min(Integer.parseInt(place.last()), list.get().size());
            change(new JsonPatch.Add(place.parent().child(index), old));
            return true;
        }

        /** The item that is meant, at the place itself or else where others moved it; none where no list is. */
        private Optional<JsonPointer> item(Predicate<JsonValue> isMeant) {
            JsonPointer parent = place.parent();
            return list().flatMap(list -> place.in(tree).filter(isMeant).isPresent()
                    ? Optional.of(place)
                    : IntStream.range(0, list.size())
                            .filter(i -> isMeant.test(list.get(i)))
                            .mapToObj(parent::child)
                            .findFirst());
        }

        private Optional<JsonArray> list() {
            return place.parent().in(tree).filter(JsonArray.class::isInstance).map(JsonArray.class::cast);
        }
    }
}
