package io.jenkins.plugins.servicemesh.resource;

import java.util.Objects;

/**
 * Which object: its kind, namespace and name. The version of the kind does not count: v1 and v1beta1 are views of one object.
 *
 * @param namespace empty for a cluster-wide kind
 */
public record ResourceId(ResourceType type, String namespace, String name) implements Comparable<ResourceId> {

    public ResourceId {
        if (type.namespaced() && namespace.isEmpty()) {
            throw new IllegalArgumentException(type.kind() + " '" + name + "' needs a namespace");
        }
        if (!type.namespaced() && !namespace.isEmpty()) {
            throw new IllegalArgumentException(type.kind() + " '" + name + "' has no namespace");
        }
    }

    public static ResourceId of(ResourceType type, String namespace, String name) {
        return new ResourceId(type, namespace, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId that
                && type.sameKind(that.type)
                && namespace.equals(that.namespace)
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type.group(), type.kind(), namespace, name);
    }

    @Override
    public int compareTo(ResourceId other) {
        return toString().compareTo(other.toString());
    }

    /** {@code VirtualService shop/reviews}. */
    @Override
    public String toString() {
        return type.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
