package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.OwnerDetector;
import io.jenkins.plugins.servicemesh.plan.Ownership;

/** Turns a change into what the journal keeps of it. */
final class Recorder implements Change.Visitor<RecordedChange> {

    private final Owner owner;

    Recorder(Owner owner) {
        this.owner = owner;
    }

    @Override
    public RecordedChange create(Change.Create change) {
        return new RecordedChange.Created(change.resource());
    }

    @Override
    public RecordedChange edit(Change.Edit change) {
        boolean ours = OwnerDetector.detect(change.before(), owner) instanceof Ownership.Ours;
        return new RecordedChange.Edited(
                change.id(), ours, RecordedEdit.record(change.before().tree(), change.edits()));
    }

    @Override
    public RecordedChange remove(Change.Remove change) {
        return new RecordedChange.Removed(ServerFields.without(change.before()));
    }
}
