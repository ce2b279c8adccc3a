package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionVersion;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds that a server serves, each under one resource name; they never change while it runs. */
public final class KindRegistry {

    private final Map<String, ServedKind> byName = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two kinds have one resource name */
    public KindRegistry(Collection<ServedKind> kinds) {
        for (ServedKind kind : kinds) {
            if (byName.put(kind.type().qualifiedName(), kind) != null) {
                throw new IllegalArgumentException(kind.type().qualifiedName() + " is defined twice");
            }
        }
    }

    /** All, in the order of their definition. */
    public List<ServedKind> all() {
        return List.copyOf(byName.values());
    }

    /** The custom ones. */
    public List<ServedKind> custom() {
        return byName.values().stream().filter(kind -> kind.is(Trait.CUSTOM)).toList();
    }

    /** The kind of that resource name, if that version of it is served. */
    public Optional<ServedKind> find(String group, String version, String plural) {
        String name = group.isEmpty() ? plural : plural + "." + group;
        return Optional.ofNullable(byName.get(name))
                .filter(kind -> kind.versions().contains(version));
    }

    /** The kind that a document names. */
    public Optional<ServedKind> find(String apiVersion, String kind) {
        return byName.values().stream()
                .filter(served -> served.type().kind().equals(kind))
                .filter(served -> served.versions().stream()
                        .anyMatch(version -> served.in(version).apiVersion().equals(apiVersion)))
                .findFirst();
    }

    /** The kind of that type, in whatever version. @throws IllegalArgumentException when it is not served */
    public ServedKind get(ResourceType type) {
        ServedKind kind = byName.get(type.qualifiedName());
        if (kind == null) {
            throw new IllegalArgumentException(type.qualifiedName() + " is not served");
        }
        return kind;
    }

    /** The API groups other than the core group. */
    public Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        byName.values().forEach(kind -> groups.add(kind.type().group()));
        groups.remove("");
        return groups;
    }

    /** The versions of a group, the most stable one first. */
    public List<String> versions(String group) {
        return inGroup(group).stream()
                .flatMap(kind -> kind.versions().stream())
                .distinct()
                .map(version -> new DefinitionVersion(version, true, false, false))
                .sorted(DefinitionVersion.BY_STABILITY)
                .map(DefinitionVersion::name)
                .toList();
    }

    /** The kinds of a group that have that version. */
    public List<ServedKind> in(String group, String version) {
        return inGroup(group).stream()
                .filter(kind -> kind.versions().contains(version))
                .toList();
    }

    private List<ServedKind> inGroup(String group) {
        return byName.values().stream()
                .filter(kind -> kind.type().group().equals(group))
                .toList();
    }
}
