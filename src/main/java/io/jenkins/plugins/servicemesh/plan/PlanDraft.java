package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan while it is worked out: the snapshot as it would be so far, why each object differs, and what was found on the
 * way. However many parts of an intent want something of one object, it becomes one change.
 */
public final class PlanDraft {

    private final Snapshot before;
    private final Owner owner;
    private final Map<ResourceId, Optional<Resource>> drafted = new LinkedHashMap<>();
    private final Map<ResourceId, Set<String>> reasons = new LinkedHashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<Expectation> expectations = new LinkedHashSet<>();

    /** @param owner who will own what is created */
    public PlanDraft(Snapshot before, Owner owner) {
        this.before = before;
        this.owner = owner;
    }

    /** The cluster as it was read. */
    public Snapshot before() {
        return before;
    }

    /** The object as it is drafted so far; empty when it is not there, or no longer. */
    public Optional<Resource> find(ResourceId id) {
        Optional<Resource> changed = drafted.get(id);
        return changed == null ? before.find(id) : changed;
    }

    /** The objects of a kind in a namespace as they are drafted so far. */
    public List<Resource> list(ResourceType type, String namespace) {
        Set<ResourceId> ids = new LinkedHashSet<>();
        before.list(type, namespace).forEach(resource -> ids.add(resource.id()));
        drafted.keySet().stream()
                .filter(id -> id.type().sameKind(type) && id.namespace().equals(namespace))
                .forEach(ids::add);
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** Wants the object to be like this; one that equals what is there, or is drafted already, wants nothing. */
    public void put(Resource wanted, List<String> why) {
        if (!find(wanted.id()).equals(Optional.of(wanted))) {
            boolean isNew = before.find(wanted.id()).isEmpty();
            draft(wanted.id(), Optional.of(isNew ? owner.mark(wanted) : wanted), why);
        }
    }

    /** Wants the object to be gone. */
    public void remove(Resource unwanted, List<String> why) {
        draft(unwanted.id(), Optional.empty(), why);
    }

    private void draft(ResourceId id, Optional<Resource> wanted, List<String> why) {
        drafted.put(id, wanted);
        reasons.computeIfAbsent(id, key -> new LinkedHashSet<>()).addAll(why);
    }

    /** Whether an owner like this plan's made the object, whichever of them. */
    public boolean isManaged(Resource resource) {
        return Owner.MANAGER.equals(resource.labels().get(Owner.MANAGED_BY));
    }

    /** Whether the owner of this plan made the object, or makes it now. */
    public boolean isOurs(Resource resource) {
        return OwnerDetector.detect(resource, owner) instanceof Ownership.Ours;
    }

    /** Says something of the plan; the same thing is said once. */
    public void report(Finding finding) {
        findings.add(finding);
    }

    /** Says all of these. */
    public void report(Collection<Finding> more) {
        findings.addAll(more);
    }

    /** Wants this to come true after the writes. */
    public void expect(Expectation expectation) {
        expectations.add(expectation);
    }

    /**
     * The plan: created and edited objects in the order of their kinds, then removals in the opposite order, each kind's
     * objects in the order in which they were drafted.
     */
    public Plan toPlan(List<ResourceType> order) {
        List<Change> changes = new ArrayList<>();
        order.forEach(type -> changes.addAll(written(type)));
        for (int i = order.size() - 1; i >= 0; i--) {
            changes.addAll(removed(order.get(i)));
        }
        List<Finding> all = new ArrayList<>(findings);
        changes.forEach(change -> all.addAll(OwnershipFindings.of(change, owner)));
        return new Plan(changes, all, List.copyOf(expectations));
    }

    private List<Change> written(ResourceType type) {
        return drafts(type).flatMap(id -> written(id).stream()).toList();
    }

    private Optional<Change> written(ResourceId id) {
        Optional<Resource> old = before.find(id);
        return find(id).filter(wanted -> !old.equals(Optional.of(wanted)))
                .map(wanted -> old.<Change>map(was -> Change.Edit.between(was, wanted, reasons(id)))
                        .orElseGet(() -> new Change.Create(wanted, reasons(id))));
    }

    private List<Change> removed(ResourceType type) {
        return drafts(type)
                .filter(id -> find(id).isEmpty())
                .flatMap(id -> before.find(id).stream())
                .<Change>map(was -> new Change.Remove(was, reasons(was.id())))
                .toList();
    }

    private Stream<ResourceId> drafts(ResourceType type) {
        return drafted.keySet().stream().filter(id -> id.type().sameKind(type));
    }

    private List<String> reasons(ResourceId id) {
        return List.copyOf(reasons.getOrDefault(id, Set.of()));
    }
}
