package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.mesh.status.MeshFacts;
import io.jenkins.plugins.servicemesh.mesh.status.Unseen;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.OwnerDetector;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at a namespace: what the mesh does there, the mesh's objects, whose they are, and the entries of the journal. */
public final class ReadStatus {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(5); // an entry that is open for longer was cut off

    private final OperationContext context;

    public ReadStatus(OperationContext context) {
        this.context = context;
    }

    /**
     * What is there now. What may not be looked at is named, and never taken for absent.
     *
     * @throws ClusterException when the cluster cannot be reached
     */
    public MeshStatus read(String namespace) {
        List<Need> objects = context.manager().types().stream()
                .map(type -> Need.all(type, namespace))
                .toList();
        Snapshot snapshot = context.loader()
                .load(soFar -> Stream.concat(objects.stream(), context.manager().statusNeeds(namespace, soFar).stream())
                        .toList());
        return status(namespace, objects, snapshot);
    }

    private MeshStatus status(String namespace, List<Need> objects, Snapshot snapshot) {
        MeshFacts mesh = context.manager().status(namespace, snapshot);
        List<String> notChecked = new ArrayList<>(mesh.unseen().stream()
                .filter(unseen -> unseen.gap() == Snapshot.Gap.FORBIDDEN || objects.contains(unseen.need()))
                .map(Unseen::describe)
                .toList());
        List<JournalEntry> entries = entries(namespace, notChecked);
        List<JournalEntry> open = entries.stream()
                .filter(entry -> entry.state() == JournalEntry.State.OPEN)
                .toList();
        return new MeshStatus(
                namespace,
                mesh,
                objects.stream()
                        .flatMap(need -> snapshot.list(need.type(), namespace).stream())
                        .map(this::owned)
                        .toList(),
                notChecked,
                open,
                entries.stream().filter(JournalEntry::isStanding).limit(1).toList(),
                findings(namespace, mesh, open));
    }

    private List<Finding> findings(String namespace, MeshFacts mesh, List<JournalEntry> open) {
        List<Finding> seen = Finding.join(mesh.findings(), new PlaintextReview(context).now(namespace));
        return Finding.join(seen, open.stream().map(this::finding).toList());
    }

    private List<JournalEntry> entries(String namespace, List<String> notChecked) {
        try {
            return context.journal().list(namespace);
        } catch (ClusterException e) {
            if (!e.is(Reason.FORBIDDEN)) {
                throw e;
            }
            notChecked.add("needs " + Need.all(KubernetesTypes.CONFIG_MAP, namespace));
            return List.of();
        }
    }

    /** One that may still be going on is no fault yet. */
    private Finding finding(JournalEntry entry) {
        boolean cutOff =
                entry.opened().plus(LONGEST_RUN).isBefore(context.clock().now());
        Finding finding = cutOff
                ? Finding.error("status/cut-off", "journal entry " + entry.id() + " was begun and never closed")
                : Finding.info("status/open", "journal entry " + entry.id() + " is being written");
        return finding.withSuggestion("'mesh rollback -n " + entry.namespace() + " " + entry.id()
                + "' takes it back, the next apply of " + entry.owner().name() + " finishes it");
    }

    private MeshStatus.Owned owned(Resource resource) {
        return new MeshStatus.Owned(resource, OwnerDetector.detect(resource, context.owner()));
    }
}
