package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;

/** One write as the journal remembers it: what it takes to undo it, and no more. */
public sealed interface RecordedChange {

    ResourceId id();

    /** Reads each case. */
    interface Visitor<R> {
        R created(Created change);

        R edited(Edited change);

        R removed(Removed change);
    }

    <R> R accept(Visitor<R> visitor);

    /** @param resource as it was sent */
    record Created(Resource resource) implements RecordedChange {
        @Override
        public ResourceId id() {
            return resource.id();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.created(this);
        }
    }

    /**
     * @param ours whether the object is one that we made, so that cleanup deletes it and needs no edits undone
     * @param edits in the order in which they were applied
     */
    record Edited(ResourceId id, boolean ours, List<RecordedEdit> edits) implements RecordedChange {
        public Edited {
            edits = List.copyOf(edits);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.edited(this);
        }
    }

    /** @param before the whole object, without what only a server sets */
    record Removed(Resource before) implements RecordedChange {
        @Override
        public ResourceId id() {
            return before.id();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.removed(this);
        }
    }
}
