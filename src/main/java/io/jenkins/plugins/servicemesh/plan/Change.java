package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Optional;

/** One write that a plan wants, with what caused it. */
public sealed interface Change {

    ResourceId id();

    /** What of the intent caused it, in the user's words; never empty. */
    List<String> reasons();

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R create(Create change);

        R edit(Edit change);

        R remove(Remove change);
    }

    <R> R accept(Visitor<R> visitor);

    /** The object as it is after the change; empty when it is removed. */
    default Optional<Resource> result() {
        return accept(new Visitor<>() {
            @Override
            public Optional<Resource> create(Create change) {
                return Optional.of(change.resource());
            }

            @Override
            public Optional<Resource> edit(Edit change) {
                return Optional.of(change.after());
            }

            @Override
            public Optional<Resource> remove(Remove change) {
                return Optional.empty();
            }
        });
    }

    /** The object as it was read; empty when it is made. */
    default Optional<Resource> prior() {
        return accept(new Visitor<>() {
            @Override
            public Optional<Resource> create(Create change) {
                return Optional.empty();
            }

            @Override
            public Optional<Resource> edit(Edit change) {
                return Optional.of(change.before());
            }

            @Override
            public Optional<Resource> remove(Remove change) {
                return Optional.of(change.before());
            }
        });
    }

    /** Makes an object that is not there. */
    record Create(Resource resource, List<String> reasons) implements Change {
        public Create {
            reasons = List.copyOf(reasons);
        }

        @Override
        public ResourceId id() {
            return resource.id();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.create(this);
        }
    }

    /**
     * Changes places in an object that is there; all else in it stays.
     *
     * @param before as it was read
     * @param after as it shall be
     * @param edits the difference of the two
     */
    record Edit(Resource before, Resource after, List<TreeEdit> edits, List<String> reasons) implements Change {
        public Edit {
            edits = List.copyOf(edits);
            reasons = List.copyOf(reasons);
        }

        /** The edit that turns one into the other. */
        public static Edit between(Resource before, Resource after, List<String> reasons) {
            return new Edit(before, after, TreeDiff.between(before.tree(), after.tree()), reasons);
        }

        @Override
        public ResourceId id() {
            return before.id();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.edit(this);
        }
    }

    /** Deletes an object, if it is still the one that was read. */
    record Remove(Resource before, List<String> reasons) implements Change {
        public Remove {
            reasons = List.copyOf(reasons);
        }

        @Override
        public ResourceId id() {
            return before.id();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.remove(this);
        }
    }
}
