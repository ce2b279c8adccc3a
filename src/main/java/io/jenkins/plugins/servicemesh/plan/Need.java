package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.ResourceType;

/**
 * What a planner has to see: one object, or all of a kind in a namespace.
 *
 * @param namespace empty for a cluster-wide kind
 * @param name empty for all objects of the kind
 */
public record Need(ResourceType type, String namespace, String name) {

    public static Need all(ResourceType type, String namespace) {
        return new Need(type, namespace, "");
    }

    public static Need one(ResourceType type, String namespace, String name) {
        return new Need(type, namespace, name);
    }

    public boolean isOne() {
        return !name.isEmpty();
    }

    /** {@code list virtualservices.networking.istio.io in namespace shop}: the permission that it takes. */
    @Override
    public String toString() {
        String verb = isOne() ? "get " : "list ";
        return verb + type.qualifiedName() + (namespace.isEmpty() ? "" : " in namespace " + namespace);
    }
}
