package io.jenkins.plugins.servicemesh.operation;

import static io.jenkins.plugins.servicemesh.rollout.machine.Outcome.HELD;

import io.jenkins.plugins.servicemesh.apply.LapsedLeases;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.apply.Undo;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.RecordedChange;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.OwnerDetector;
import io.jenkins.plugins.servicemesh.plan.Ownership;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes all that this owner made in a namespace, and puts back what it changed in objects of others; nothing else. */
public final class CleanUp {

    private final OperationContext context;

    public CleanUp(OperationContext context) {
        this.context = context;
    }

    /** What a cleanup would write. */
    public Plan plan(String namespace) {
        return plan(namespace, standing(namespace));
    }

    /**
     * Cleans up, and records it: a rollback of that entry puts all back. What could not be put back, since others changed it, is named in the result.
     *
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when something may not be read or written; nothing
     *     is written
     */
    public RollbackResult cleanUp(String namespace) {
        List<JournalEntry> entries = standing(namespace);
        return context.undo(namespace, entries, () -> plan(namespace, entries), true);
    }

    /**
     * Drops this owner's journal entries that are closed, the records of its rollouts that ended, and leases that its stopped runs left: after a cleanup the
     * namespace is what it was before the first apply. What they told of can be taken back no more.
     *
     * @return how many entries were dropped
     * @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when that is not allowed
     */
    public int forget(String namespace) {
        List<JournalEntry> ours = context.journal().list(namespace).stream()
                .filter(entry -> entry.owner().equals(context.owner()))
                .filter(entry -> entry.state() != JournalEntry.State.OPEN)
                .toList();
        Set<String> holders = ours.stream().map(JournalEntry::by).collect(Collectors.toSet());
        LapsedLeases.drop(context.cluster(), namespace, holders, context.clock().now());
        ours.forEach(context.journal()::drop);
        dropRollouts(namespace);
        return ours.size();
    }

    /** Those that ended; one that goes on is its runner's, one that is held waits for a person. */
    private void dropRollouts(String namespace) {
        RolloutStore store = new RolloutStore(context.cluster());
        store.list(namespace).stream()
                .filter(record -> record.owner().equals(context.owner()))
                .filter(record -> record.state().phase() instanceof Ended ended && ended.outcome() != HELD)
                .forEach(record -> store.drop(namespace, record.id()));
    }

    /** First the routes of others lead away from what is ours, then that goes: routes, then what they lead to. */
    private Plan plan(String namespace, List<JournalEntry> entries) {
        List<JournalEntry> foreign =
                entries.stream().map(CleanUp::editsOfOthers).toList();
        Snapshot snapshot = context.loader().load(soFar -> needs(namespace, foreign));
        List<Change> removals = new ArrayList<>();
        for (ResourceType type : context.manager().types()) {
            snapshot.list(type, namespace).stream()
                    .filter(this::isOurs)
                    .map(resource -> new Change.Remove(
                            resource, List.of("made by " + context.owner().name())))
                    .forEach(removals::add);
        }
        Collections.reverse(removals);
        return Undo.plan(foreign, snapshot).then(new Plan(removals, List.of(), List.of()));
    }

    private List<Need> needs(String namespace, List<JournalEntry> entries) {
        List<Need> needs = new ArrayList<>(Undo.needs(entries));
        context.manager().types().stream()
                .map(type -> Need.all(type, namespace))
                .forEach(needs::add);
        return needs;
    }

    private boolean isOurs(Resource resource) {
        return OwnerDetector.detect(resource, context.owner()) instanceof Ownership.Ours;
    }

    private List<JournalEntry> standing(String namespace) {
        return context.journal().list(namespace).stream()
                .filter(entry -> entry.owner().equals(context.owner()))
                .filter(entry -> entry.isStanding() && !entry.isCleanup())
                .toList();
    }

    /** An object that we made goes as a whole, so only what was done to others' objects is undone one by one. */
    private static JournalEntry editsOfOthers(JournalEntry entry) {
        List<RecordedChange> others = entry.changes().stream()
                .filter(change -> change instanceof RecordedChange.Edited edited && !edited.ours())
                .toList();
        return entry.withChanges(others);
    }
}
