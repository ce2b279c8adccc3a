package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rollouts of a cluster. What it stores are records, never mesh objects. Each method may throw {@link ClusterException}. */
public final class RolloutStore {

    private static final String LABEL = "servicemesh.jenkins.io/rollout";
    private static final String COMMANDED = "servicemesh.jenkins.io/commanded";
    private static final String RUNNING = "running";
    private static final String ENDED = "ended";
    private static final String KEEPS_OLD = "servicemesh.jenkins.io/keeps-old";
    private static final String YES = "yes";

    private final Cluster cluster;

    public RolloutStore(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Keeps a new rollout; keeping it twice keeps it once. */
    public void create(RolloutRecord record) {
        Resource configMap = record.owner()
                .mark(Resource.of(KubernetesTypes.CONFIG_MAP, record.namespace(), name(record.id())))
                .withLabel(LABEL, RUNNING);
        try {
            cluster.create(
                    configMap.withTree(configMap.tree().with("data", RecordCodec.encode(record))), WriteMode.STORE);
        } catch (ClusterException e) {
            if (!e.is(Reason.ALREADY_EXISTS)) {
                throw e; // ids are unique: else it is this one, and the reply was lost
            }
        }
    }

    /**
     * Keeps how far it is.
     *
     * @throws TakenOverException when another runner has it
     */
    public void store(RolloutRecord record) {
        patch(
                record.namespace(),
                record.id(),
                List.of(mine(record.runner()), replace(RecordCodec.STATE, RecordCodec.encode(record.state()))));
    }

    /** See {@link #end(RolloutRecord, Optional)}; no old version has to go by a time. */
    public void end(RolloutRecord record) {
        end(record, Optional.empty());
    }

    /**
     * Nothing is left to do for it. Until this is said, it counts as running, so that someone lets go of what it holds.
     *
     * @param keepsOldUntil when its old versions shall go, if that is to be done by a time
     * @throws TakenOverException when another runner has it
     */
    public void end(RolloutRecord record, Optional<Instant> keepsOldUntil) {
        List<JsonPatch.Operation> operations = new ArrayList<>(List.of(mine(record.runner()), labelled(ENDED)));
        keepsOldUntil.ifPresent(until -> {
            operations.add(new JsonPatch.Add(JsonPointer.of("metadata", "labels", KEEPS_OLD), new JsonString(YES)));
            operations.add(new JsonPatch.Add(
                    JsonPointer.of("data", RecordCodec.KEEPS_OLD_UNTIL), new JsonString(until.toString())));
        });
        patch(record.namespace(), record.id(), operations);
    }

    /** Those whose old versions shall go by a time, and have not gone yet. */
    public List<Kept> listKept(String namespace) {
        ResourceQuery query =
                ResourceQuery.in(namespace, KubernetesTypes.CONFIG_MAP).withLabels(Map.of(KEEPS_OLD, YES));
        return cluster.list(query).stream()
                .flatMap(each -> RecordCodec.decode(each)
                        .flatMap(record -> RecordCodec.keepsOldUntil(each).map(until -> new Kept(record, until)))
                        .stream())
                .toList();
    }

    /** Its old versions have gone, or are another's care; done twice, the second time does nothing. */
    public void tidied(String namespace, String id) {
        try {
            patch(
                    namespace,
                    id,
                    List.of(
                            new JsonPatch.Remove(JsonPointer.of("metadata", "labels", KEEPS_OLD)),
                            new JsonPatch.Remove(JsonPointer.of("data", RecordCodec.KEEPS_OLD_UNTIL))));
        } catch (TakenOverException e) {
            // somebody else was faster
        }
    }

    private static JsonPatch.Operation labelled(String state) {
        return new JsonPatch.Replace(JsonPointer.of("metadata", "labels", LABEL), new JsonString(state));
    }

    /**
     * Makes this runner the only one that may write it. Asked again with the same runner, it stays so.
     *
     * @param seen as it was read
     * @return as it is since nobody else can write it
     * @throws TakenOverException when another runner was faster
     */
    public RolloutRecord takeOver(RolloutRecord seen, String by, String runner) {
        try {
            patch(
                    seen.namespace(),
                    seen.id(),
                    List.of(
                            mine(seen.runner()),
                            replace(RecordCodec.RUNNER, runner),
                            replace(RecordCodec.BY, by),
                            labelled(RUNNING)));
        } catch (TakenOverException e) {
            return find(seen.namespace(), seen.id())
                    .filter(now -> now.runner().equals(runner))
                    .orElseThrow(() -> e); // else an earlier try came through, and its reply was lost
        }
        return find(seen.namespace(), seen.id()).orElseGet(() -> seen.runBy(by, runner));
    }

    /** All that are kept in that namespace and can be read, the newest first. */
    public List<RolloutRecord> list(String namespace) {
        return list(namespace, Map.of());
    }

    /** Those that have not ended, or hold something still. */
    public List<RolloutRecord> listRunning(String namespace) {
        return list(namespace, Map.of(LABEL, RUNNING));
    }

    private List<RolloutRecord> list(String namespace, Map<String, String> labels) {
        ResourceQuery query =
                ResourceQuery.in(namespace, KubernetesTypes.CONFIG_MAP).withLabels(labels);
        return cluster.list(query).stream()
                .filter(each -> each.labels().containsKey(LABEL))
                .flatMap(each -> RecordCodec.decode(each).stream())
                .sorted(Comparator.comparing(RolloutRecord::begun).reversed())
                .toList();
    }

    /** That rollout; empty when there is none. */
    public Optional<RolloutRecord> find(String namespace, String id) {
        return cluster.read(id(namespace, id)).flatMap(RecordCodec::decode);
    }

    /** Says something to a rollout; its runner hears it. */
    public void say(String namespace, String id, Command command, String by) {
        patch(
                namespace,
                id,
                List.of(
                        new JsonPatch.Add(
                                JsonPointer.of("data", RecordCodec.COMMAND),
                                new JsonString(new Said(command, by).text())),
                        new JsonPatch.Add(JsonPointer.of("metadata", "labels", COMMANDED), new JsonString(YES))));
    }

    /** What was said to rollouts of that namespace and not heard yet, by id. */
    public Map<String, Said> said(String namespace) {
        ResourceQuery query =
                ResourceQuery.in(namespace, KubernetesTypes.CONFIG_MAP).withLabels(Map.of(COMMANDED, YES));
        return RecordCodec.said(cluster.list(query));
    }

    /**
     * Takes away what was said, so that it is heard once.
     *
     * @throws TakenOverException when it is gone already, or something else was said since
     */
    public void heard(String namespace, String id, Said said) {
        patch(
                namespace,
                id,
                List.of(
                        new JsonPatch.Test(JsonPointer.of("data", RecordCodec.COMMAND), new JsonString(said.text())),
                        new JsonPatch.Remove(JsonPointer.of("metadata", "labels", COMMANDED)),
                        new JsonPatch.Remove(JsonPointer.of("data", RecordCodec.COMMAND))));
    }

    /** Drops a rollout; one that is gone already is no failure. */
    public void drop(String namespace, String id) {
        try {
            cluster.delete(id(namespace, id), Preconditions.NONE, WriteMode.STORE);
        } catch (ClusterException e) {
            if (!e.is(Reason.NOT_FOUND)) {
                throw e;
            }
        }
    }

    private void patch(String namespace, String id, List<JsonPatch.Operation> operations) {
        try {
            cluster.patch(id(namespace, id), new JsonPatch(operations), WriteMode.STORE);
        } catch (ClusterException e) {
            throw e.isPatchMismatch() || e.is(Reason.NOT_FOUND) ? new TakenOverException(id) : e;
        }
    }

    private static JsonPatch.Operation mine(String runner) {
        return new JsonPatch.Test(JsonPointer.of("data", RecordCodec.RUNNER), new JsonString(runner));
    }

    private static JsonPatch.Operation replace(String key, String text) {
        return new JsonPatch.Replace(JsonPointer.of("data", key), new JsonString(text));
    }

    private static String name(String id) {
        return "mesh-rollout-" + id;
    }

    private static ResourceId id(String namespace, String id) {
        return ResourceId.of(KubernetesTypes.CONFIG_MAP, namespace, name(id));
    }

    /**
     * A rollout that was promoted and whose old versions are still there.
     *
     * @param until when they shall go
     */
    public record Kept(RolloutRecord record, Instant until) {}

    /** What a person said. */
    public record Said(Command command, String by) {
        String text() {
            return command.name() + " " + by;
        }
    }
}
