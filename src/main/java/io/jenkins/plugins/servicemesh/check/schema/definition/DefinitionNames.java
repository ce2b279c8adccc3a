package io.jenkins.plugins.servicemesh.check.schema.definition;

import java.util.List;

/**
 * What a kind of object is called.
 *
 * @param group API group
 * @param kind for example {@code VirtualService}
 * @param listKind the kind of a list of them
 * @param plural the name in URLs
 * @param singular the name for people
 * @param shortNames as {@code kubectl get} takes them
 * @param namespaced whether its objects live in namespaces
 */
public record DefinitionNames(
        String group,
        String kind,
        String listKind,
        String plural,
        String singular,
        List<String> shortNames,
        boolean namespaced) {

    public DefinitionNames {
        shortNames = List.copyOf(shortNames);
    }

    /** {@code virtualservices.networking.istio.io}. */
    public String qualifiedName() {
        return plural + "." + group;
    }
}
