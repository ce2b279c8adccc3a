package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.plan.Ownership.Controlled;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The objects that controllers keep, where they may be edited all the same. */
public final class SharedObjects {

    private SharedObjects() {}

    /** Those that the plan edits, as they were read. */
    public static List<Resource> editedBy(Plan plan, Owner owner) {
        return plan.changes().stream()
                .filter(Change.Edit.class::isInstance)
                .map(change -> ((Change.Edit) change).before())
                .filter(object -> controller(object, owner).isPresent())
                .toList();
    }

    /** The controller that keeps the object, seen by that owner; empty when none does. */
    public static Optional<Controlled> controller(Resource object, Owner owner) {
        return Optional.of(OwnerDetector.detect(object, owner))
                .filter(Controlled.class::isInstance)
                .map(Controlled.class::cast);
    }

    /**
     * The plan with a note at each edit of such an object where it had a refusal. A removal stays refused: no probe tells
     * whether the controller would make the object again.
     *
     * @param namespaces where sharing is allowed
     */
    public static Plan allowed(Plan plan, Owner owner, Predicate<String> namespaces) {
        Map<Finding, Finding> notes = new HashMap<>();
        for (Resource object : editedBy(plan, owner)) {
            if (namespaces.test(namespace(object.id()))) {
                controller(object, owner)
                        .ifPresent(kept -> notes.put(kept.finding(object.id()), kept.note(object.id())));
            }
        }
        List<Finding> findings = plan.findings().stream()
                .map(finding -> notes.getOrDefault(finding, finding))
                .toList();
        return new Plan(plan.changes(), findings, plan.expectations());
    }

    /** A Namespace is an object of itself. */
    private static String namespace(ResourceId id) {
        return id.namespace().isEmpty() ? id.name() : id.namespace();
    }
}
