package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Entries in the cluster itself, a ConfigMap each, so that a rollback or a successor finds them wherever it runs. */
public final class ConfigMapJournal implements Journal {

    private static final String LABEL = "servicemesh.jenkins.io/journal";
    private static final String STATE = "servicemesh.jenkins.io/state";
    private static final Map<String, String> ENTRIES = Map.of(LABEL, "entry");
    private static final Map<String, String> OPEN_ENTRIES =
            Map.of(LABEL, "entry", STATE, JournalEntry.State.OPEN.name());
    private static final String TEMPORARY = "servicemesh.jenkins.io/temporary";
    private static final Map<String, String> TEMPORARY_ENTRIES = Map.of(LABEL, "entry", TEMPORARY, "true");
    private static final String DATA = "entry.json";

    private final Cluster cluster;

    public ConfigMapJournal(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void open(JournalEntry entry) {
        Resource configMap = entry.owner()
                .mark(Resource.of(KubernetesTypes.CONFIG_MAP, entry.namespace(), name(entry)))
                .withLabel(LABEL, "entry")
                .withLabel(STATE, entry.state().name());
        if (entry.until().isPresent()) {
            configMap = configMap.withLabel(TEMPORARY, "true");
        }
        try {
            cluster.create(
                    configMap.withTree(configMap.tree().with("data", JsonObject.of(DATA, EntryCodec.encode(entry)))),
                    WriteMode.STORE);
        } catch (ClusterException e) {
            unless(Reason.ALREADY_EXISTS, e); // ids are unique: it is this entry, and the reply was lost
        }
    }

    private static void unless(Reason expected, ClusterException e) {
        if (!e.is(expected)) {
            throw e;
        }
    }

    @Override
    public void close(JournalEntry entry, JournalEntry.State state) {
        JsonPatch patch = new JsonPatch(List.of(
                new JsonPatch.Replace(JsonPointer.of("metadata", "labels", STATE), new JsonString(state.name())),
                new JsonPatch.Replace(
                        JsonPointer.of("data", DATA), new JsonString(EntryCodec.encode(entry.withState(state))))));
        cluster.patch(id(entry), patch, WriteMode.STORE);
    }

    @Override
    public List<JournalEntry> list(String namespace) {
        return list(namespace, ENTRIES);
    }

    @Override
    public List<JournalEntry> listOpen(String namespace) {
        return list(namespace, OPEN_ENTRIES);
    }

    @Override
    public List<JournalEntry> listTemporary(String namespace) {
        return list(namespace, TEMPORARY_ENTRIES);
    }

    private List<JournalEntry> list(String namespace, Map<String, String> labels) {
        ResourceQuery query =
                ResourceQuery.in(namespace, KubernetesTypes.CONFIG_MAP).withLabels(labels);
        return cluster.list(query).stream()
                .flatMap(ConfigMapJournal::decode)
                .sorted(Comparator.comparing(JournalEntry::opened)
                        .thenComparing(JournalEntry::id)
                        .reversed())
                .toList();
    }

    /** An entry that cannot be read is left where it is: it may be a later version's. */
    private static Stream<JournalEntry> decode(Resource configMap) {
        try {
            return configMap.tree().object("data").text(DATA).map(EntryCodec::decode).stream();
        } catch (EntryCodec.BadEntryException e) {
            return Stream.empty();
        }
    }

    @Override
    public void prune(String namespace, int keep) {
        Retention.droppable(list(namespace), keep).forEach(this::drop);
    }

    @Override
    public void drop(JournalEntry entry) {
        try {
            cluster.delete(id(entry), Preconditions.NONE, WriteMode.STORE);
        } catch (ClusterException e) {
            unless(Reason.NOT_FOUND, e); // another writer dropped it
        }
    }

    private static String name(JournalEntry entry) {
        return "mesh-journal-" + entry.id();
    }

    private static ResourceId id(JournalEntry entry) {
        return ResourceId.of(KubernetesTypes.CONFIG_MAP, entry.namespace(), name(entry));
    }
}
