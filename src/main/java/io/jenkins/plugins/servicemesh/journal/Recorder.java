package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.Resource;

/** Turns a change into what the journal keeps of it. */
final class Recorder implements Change.Visitor<RecordedChange> {

    @Override
    public RecordedChange create(Change.Create change) {
        return new RecordedChange.Created(change.resource());
    }

    @Override
    public RecordedChange edit(Change.Edit change) {
        boolean ours = Owner.MANAGER.equals(change.before().labels().get(Owner.MANAGED_BY));
        return new RecordedChange.Edited(
                change.id(), ours, RecordedEdit.record(change.before().tree(), change.edits()));
    }

    @Override
    public RecordedChange remove(Change.Remove change) {
        return new RecordedChange.Removed(withoutServerFields(change.before()));
    }

    /** The object as a user would create it again: without what only a server sets. */
    static Resource withoutServerFields(Resource resource) {
        return resource.withTree(resource.tree()
                .without("status")
                .with(
                        "metadata",
                        resource.metadata()
                                .without("uid")
                                .without("resourceVersion")
                                .without("generation")
                                .without("creationTimestamp")
                                .without("managedFields")
                                .without("selfLink")));
    }
}
