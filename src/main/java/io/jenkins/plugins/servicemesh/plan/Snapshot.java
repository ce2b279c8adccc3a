package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of a cluster that was read, and what could not be read. Immutable. */
public final class Snapshot {

    /** Why a need has no objects. */
    public enum Gap {
        /** The caller may not look. */
        FORBIDDEN,
        /** The API does not serve the kind. */
        NOT_SERVED
    }

    /** Nothing was read yet. */
    public static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of());

    private final Map<Need, List<Resource>> answers;
    private final Map<Need, Gap> gaps;

    private Snapshot(Map<Need, List<Resource>> answers, Map<Need, Gap> gaps) {
        this.answers = answers;
        this.gaps = gaps;
    }

    /** This snapshot and the objects of one more need. */
    public Snapshot with(Need need, Collection<Resource> found) {
        Map<Need, List<Resource>> more = new LinkedHashMap<>(answers);
        more.put(need, List.copyOf(found));
        return new Snapshot(more, gaps);
    }

    /** This snapshot and one more need that could not be met. */
    public Snapshot with(Need need, Gap gap) {
        Map<Need, Gap> more = new LinkedHashMap<>(gaps);
        more.put(need, gap);
        return new Snapshot(answers, more);
    }

    /** Whether this was asked for, with or without success. */
    public boolean answers(Need need) {
        return answers.containsKey(need) || gaps.containsKey(need);
    }

    /** Needs that could not be met, and why. */
    public Map<Need, Gap> gaps() {
        return java.util.Collections.unmodifiableMap(gaps);
    }

    public Optional<Gap> gap(Need need) {
        return Optional.ofNullable(gaps.get(need));
    }

    /** The object, if it was read. */
    public Optional<Resource> find(ResourceId id) {
        return answers.values().stream()
                .flatMap(List::stream)
                .filter(resource -> resource.id().equals(id))
                .findFirst();
    }

    /** The objects of a kind in a namespace that were read, each once. */
    public List<Resource> list(ResourceType type, String namespace) {
        return all().stream()
                .filter(resource ->
                        resource.type().sameKind(type) && resource.namespace().equals(namespace))
                .toList();
    }

    /** All objects that were read, each once. */
    public Collection<Resource> all() {
        Map<ResourceId, Resource> all = new LinkedHashMap<>();
        answers.values().forEach(list -> list.forEach(resource -> all.putIfAbsent(resource.id(), resource)));
        return all.values();
    }

    /** This snapshot as it would be after these changes. */
    public Snapshot after(List<Change> changes) {
        Map<ResourceId, Change> byId =
                changes.stream().collect(Collectors.toMap(Change::id, change -> change, (first, last) -> last));
        Map<Need, List<Resource>> changed = new LinkedHashMap<>();
        answers.forEach((need, found) -> changed.put(need, changed(found, byId)));
        List<Resource> created = created(byId, changed);
        created.forEach(resource ->
                changed.put(Need.one(resource.type(), resource.namespace(), resource.name()), List.of(resource)));
        return new Snapshot(changed, gaps);
    }

    private static List<Resource> changed(List<Resource> found, Map<ResourceId, Change> byId) {
        return found.stream()
                .flatMap(resource -> Optional.ofNullable(byId.get(resource.id()))
                        .map(change -> change.result())
                        .orElse(Optional.of(resource))
                        .stream())
                .toList();
    }

    private static List<Resource> created(Map<ResourceId, Change> byId, Map<Need, List<Resource>> there) {
        Set<ResourceId> known =
                there.values().stream().flatMap(List::stream).map(Resource::id).collect(Collectors.toSet());
        return byId.values().stream()
                .filter(change -> !known.contains(change.id()))
                .flatMap(change -> change.result().stream())
                .toList();
    }
}
