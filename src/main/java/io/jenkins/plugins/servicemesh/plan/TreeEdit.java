package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Optional;

/** One difference in a tree. The edits of a list are applied in order, each place as the edits before it left the tree. */
public sealed interface TreeEdit {

    JsonPointer path();

    /** What undoes this edit. */
    TreeEdit inverse();

    /** Reads each case. */
    interface Visitor<R> {
        R set(Set edit);

        R insert(Insert edit);

        R delete(Delete edit);
    }

    <R> R accept(Visitor<R> visitor);

    /**
     * Gives a value to an object's member or to a list's item that is there.
     *
     * @param old absent when an object has no such member yet
     */
    record Set(JsonPointer path, Optional<JsonValue> old, JsonValue value) implements TreeEdit {
        @Override
        public TreeEdit inverse() {
            return old.<TreeEdit>map(before -> new Set(path, Optional.of(value), before))
                    .orElseGet(() -> new Delete(path, value, false));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.set(this);
        }
    }

    /** Puts an item into a list, before the index at the end of the path. */
    record Insert(JsonPointer path, JsonValue value) implements TreeEdit {
        @Override
        public TreeEdit inverse() {
            return new Delete(path, value, true);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.insert(this);
        }
    }

    /**
     * Takes an object's member or a list's item away.
     *
     * @param item whether it is a list's item
     */
    record Delete(JsonPointer path, JsonValue old, boolean item) implements TreeEdit {
        @Override
        public TreeEdit inverse() {
            return item ? new Insert(path, old) : new Set(path, Optional.empty(), old);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }
}
