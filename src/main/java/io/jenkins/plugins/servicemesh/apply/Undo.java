package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.RecordedChange;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Gaps;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan that takes entries back: the last write first, each object once. What others changed since stays as it is and is
 * told as a finding with all three values. What is back already, or was never written, needs nothing.
 */
public final class Undo {

    private final Map<ResourceId, Optional<Resource>> working = new LinkedHashMap<>();
    private final Map<ResourceId, TreeUndo> trees = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Snapshot now;

    private Undo(Snapshot now) {
        this.now = now;
    }

    /** What has to be read to undo these entries. */
    public static List<Need> needs(List<JournalEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.changes().stream())
                .map(change -> Need.one(
                        change.id().type(), change.id().namespace(), change.id().name()))
                .distinct()
                .toList();
    }

    /**
     * The plan that undoes these entries.
     *
     * @param newestFirst the entries
     * @param now with what {@link #needs} names
     */
    public static Plan plan(List<JournalEntry> newestFirst, Snapshot now) {
        Undo undo = new Undo(now);
        undo.findings.addAll(Gaps.forbidden(now));
        for (JournalEntry entry : newestFirst) {
            for (int i = entry.changes().size() - 1; i >= 0; i--) {
                entry.changes().get(i).accept(undo.new OneChange());
            }
        }
        return undo.plan();
    }

    private Plan plan() {
        trees.values().forEach(tree -> tree.conflicts().forEach(conflict -> findings.add(conflict.finding())));
        List<Change> changes = new ArrayList<>();
        working.forEach((id, wanted) -> change(id, wanted).ifPresent(changes::add));
        return new Plan(changes, findings, List.of());
    }

    private Optional<Change> change(ResourceId id, Optional<Resource> wanted) {
        Optional<Resource> there = now.find(id);
        List<String> reasons = List.of("back to what it was");
        if (there.isEmpty()) {
            return wanted.map(resource -> new Change.Create(resource, reasons));
        }
        if (wanted.isEmpty()) {
            return Optional.of(new Change.Remove(there.get(), reasons));
        }
        Change.Edit edit = Change.Edit.between(there.get(), ServerFields.carry(there.get(), wanted.get()), reasons);
        return edit.edits().isEmpty() ? Optional.empty() : Optional.of(edit);
    }

    private Optional<Resource> current(ResourceId id) {
        return working.computeIfAbsent(id, now::find);
    }

    private void conflict(ResourceId id, Optional<Resource> before, Optional<Resource> ours) {
        findings.add(new UndoConflict(
                        id,
                        "",
                        before.map(Undo::content),
                        ours.map(Undo::content),
                        current(id).map(Undo::content))
                .finding());
    }

    /** What a user wrote: all but metadata that a server sets, and status. */
    private static JsonObject content(Resource resource) {
        JsonObject metadata = JsonObject.EMPTY
                .with("labels", resource.metadata().object("labels"))
                .with("annotations", resource.metadata().object("annotations"));
        return resource.tree().without("status").with("metadata", metadata);
    }

    private static boolean same(Resource one, Resource other) {
        return content(one).equals(content(other));
    }

    private final class OneChange implements RecordedChange.Visitor<Boolean> {

        @Override
        public Boolean created(RecordedChange.Created change) {
            Optional<Resource> there = current(change.id());
            if (there.isEmpty()) {
                return true;
            }
            if (!same(there.get(), change.resource())) {
                conflict(change.id(), Optional.empty(), Optional.of(change.resource()));
                return false;
            }
            working.put(change.id(), Optional.empty());
            return true;
        }

        @Override
        public Boolean edited(RecordedChange.Edited change) {
            Optional<Resource> there = current(change.id());
            if (there.isEmpty()) {
                conflict(change.id(), Optional.empty(), Optional.empty());
                return false;
            }
            TreeUndo undo = trees.computeIfAbsent(change.id(), TreeUndo::new);
            JsonObject tree = undo.undo(there.get().tree(), change.edits());
            working.put(change.id(), Optional.of(there.get().withTree(tree)));
            return true;
        }

        @Override
        public Boolean removed(RecordedChange.Removed change) {
            Optional<Resource> there = current(change.id());
            if (there.isEmpty()) {
                working.put(change.id(), Optional.of(change.before()));
                return true;
            }
            if (!same(there.get(), change.before())) {
                conflict(change.id(), Optional.of(change.before()), Optional.empty());
                return false;
            }
            return true;
        }
    }
}
