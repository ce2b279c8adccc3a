package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.OwnerDetector;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/** Looks at a namespace: the mesh's objects, whose they are, and the entries of the journal. */
public final class ReadStatus {

    private final OperationContext context;

    public ReadStatus(OperationContext context) {
        this.context = context;
    }

    /** What is there now. */
    public MeshStatus read(String namespace) {
        List<Need> needs = context.manager().types().stream()
                .map(type -> Need.all(type, namespace))
                .toList();
        Snapshot snapshot = context.loader().load(soFar -> needs);
        List<JournalEntry> entries = context.journal().list(namespace);
        return new MeshStatus(
                namespace,
                needs.stream()
                        .flatMap(need -> snapshot.list(need.type(), namespace).stream())
                        .map(this::owned)
                        .toList(),
                snapshot.gaps().keySet().stream().map(Need::toString).toList(),
                entries.stream()
                        .filter(entry -> entry.state() == JournalEntry.State.OPEN)
                        .toList(),
                entries.stream().filter(JournalEntry::isStanding).limit(1).toList());
    }

    private MeshStatus.Owned owned(Resource resource) {
        return new MeshStatus.Owned(resource, OwnerDetector.detect(resource, context.owner()));
    }
}
