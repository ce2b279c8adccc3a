package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans whole objects as a user wrote them: what is written is enforced, what is not written stays, lists are replaced. */
public final class ResourcePlanner {

    private ResourcePlanner() {}

    /** What must be read to plan these objects. */
    public static List<Need> needs(List<Resource> wanted) {
        return wanted.stream()
                .map(resource -> Need.one(resource.type(), resource.namespace(), resource.name()))
                .distinct()
                .toList();
    }

    /** The plan that makes these objects so, in their order; what a controller keeps is an error with advice. */
    public static Plan plan(List<Resource> wanted, Snapshot snapshot, Owner owner) {
        List<Change> changes = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(Gaps.forbidden(snapshot));
        findings.addAll(Gaps.notServed(snapshot));
        for (Resource resource : wanted) {
            Optional<Change> change = change(resource, snapshot, owner);
            change.ifPresent(changes::add);
            change.flatMap(ignored -> controlled(resource, snapshot, owner)).ifPresent(findings::add);
        }
        return new Plan(changes, findings, List.of());
    }

    private static Optional<Change> change(Resource wanted, Snapshot snapshot, Owner owner) {
        List<String> reasons = List.of(wanted.id().toString());
        Optional<Resource> there = snapshot.find(wanted.id());
        if (there.isEmpty()) {
            return Optional.of(new Change.Create(owner.mark(wanted), reasons));
        }
        JsonObject merged = TreeEditor.merge(there.get().tree(), written(wanted, there.get()));
        Change.Edit edit = Change.Edit.between(there.get(), there.get().withTree(merged), reasons);
        return edit.edits().isEmpty() ? Optional.empty() : Optional.of(edit);
    }

    /** The apiVersion stays the one that was read: both are views of one object. */
    private static JsonObject written(Resource wanted, Resource there) {
        return wanted.tree()
                .without("status")
                .with("apiVersion", there.tree().get("apiVersion").orElseThrow());
    }

    private static Optional<Finding> controlled(Resource wanted, Snapshot snapshot, Owner owner) {
        return snapshot.find(wanted.id())
                .map(there -> OwnerDetector.detect(there, owner))
                .filter(Ownership.Controlled.class::isInstance)
                .map(ownership -> ((Ownership.Controlled) ownership).finding(wanted.id()));
    }
}
