package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind that the server serves. All its versions are views of one object, stored in the type's version.
 *
 * @param type the kind in the version in which it is stored
 * @param versions those served, the preferred one first
 * @param singular the name that people use
 * @param shortNames as {@code kubectl get} takes them
 * @param annotations of its definition, if it is a custom kind
 * @param categories the groups of kinds that {@code kubectl get} takes as one
 * @param types the fields of its objects in each version
 */
public record ServedKind(
        ResourceType type,
        List<String> versions,
        String singular,
        List<String> shortNames,
        Map<String, String> annotations,
        Set<Trait> traits,
        ObjectRules rules,
        List<String> categories,
        Function<String, StructType> types) {

    public ServedKind {
        versions = List.copyOf(versions);
        shortNames = List.copyOf(shortNames);
        annotations = Map.copyOf(annotations);
        traits = Set.copyOf(traits);
        categories = List.copyOf(categories);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The kind in that version. */
    public ResourceType in(String version) {
        return new ResourceType(type.group(), version, type.kind(), type.plural(), type.namespaced());
    }

    /** The object as a client of that version sees it. */
    public JsonObject view(JsonObject stored, String version) {
        return stored.with("apiVersion", in(version).apiVersion());
    }

    /** The fields of its objects in that version. */
    public StructType fields(String version) {
        return types.apply(version);
    }

    /** Whether its fields are known. */
    public boolean isDescribed() {
        return !fields().name().isEmpty();
    }

    /** The fields of its objects as they are stored. */
    public StructType fields() {
        return fields(type.version());
    }

    /** What clients may do with it, in RBAC's words. */
    public List<String> verbs() {
        if (is(Trait.QUESTION)) {
            return List.of("create");
        }
        return is(Trait.READ_ONLY)
                ? List.of("get", "list", "watch")
                : List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    }

    /** Whether the main resource takes the status of what is written to it. */
    public boolean keepsWrittenStatus() {
        return !is(Trait.STATUS);
    }
}
