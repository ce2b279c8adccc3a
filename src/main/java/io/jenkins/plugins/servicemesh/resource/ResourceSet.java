package io.jenkins.plugins.servicemesh.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects of which no two have one identity, in the order in which they came. Immutable. */
public final class ResourceSet {

    /** The set without objects. */
    public static final ResourceSet EMPTY = new ResourceSet(Map.of());

    private final Map<ResourceId, Resource> byId;

    private ResourceSet(Map<ResourceId, Resource> byId) {
        this.byId = byId;
    }

    /**
     * A set of these objects.
     *
     * @throws IllegalArgumentException when two have one identity
     */
    public static ResourceSet of(Collection<Resource> resources) {
        Map<ResourceId, Resource> byId = new LinkedHashMap<>();
        for (Resource resource : resources) {
            if (byId.put(resource.id(), resource) != null) {
                throw new IllegalArgumentException(resource.id() + " is there twice");
            }
        }
        return new ResourceSet(Collections.unmodifiableMap(byId));
    }

    /** All objects, in order. */
    public List<Resource> all() {
        return List.copyOf(byId.values());
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The object of this identity. */
    public Optional<Resource> find(ResourceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The objects of that kind, in whatever version. */
    public List<Resource> ofType(ResourceType type) {
        return byId.values().stream()
                .filter(resource -> resource.type().sameKind(type))
                .toList();
    }

    /** The objects of that kind in that namespace. */
    public List<Resource> ofType(ResourceType type, String namespace) {
        return ofType(type).stream()
                .filter(resource -> resource.namespace().equals(namespace))
                .toList();
    }

    /** Both together; where they have an object in common, the other one's stands. */
    public ResourceSet merge(ResourceSet other) {
        Map<ResourceId, Resource> merged = new LinkedHashMap<>(byId);
        merged.putAll(other.byId);
        return merged.equals(byId) ? this : new ResourceSet(Collections.unmodifiableMap(merged));
    }

    /** What has to happen to this set to make it the other one. */
    public Difference diff(ResourceSet other) {
        List<Resource> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (Resource after : other.byId.values()) {
            Resource before = byId.get(after.id());
            if (before == null) {
                added.add(after);
            } else if (!before.tree().equals(after.tree())) {
                changed.add(new Change(before, after));
            }
        }
        List<Resource> removed = byId.values().stream()
                .filter(resource -> !other.byId.containsKey(resource.id()))
                .toList();
        return new Difference(added, changed, removed);
    }

    /** One object in two states. */
    public record Change(Resource before, Resource after) {}

    /** The objects in which two sets differ. */
    public record Difference(List<Resource> added, List<Change> changed, List<Resource> removed) {
        public Difference {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }

        public boolean isEmpty() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceSet that && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return byId.keySet().toString();
    }
}
