package io.jenkins.plugins.servicemesh.resource;

/**
 * A kind of object that a Kubernetes API serves, in the version that we write.
 *
 * @param group API group, empty for the core group
 * @param version for example {@code v1}
 * @param kind for example {@code VirtualService}
 * @param plural the resource's name in URLs and in RBAC rules, for example {@code virtualservices}
 * @param namespaced whether its objects live in namespaces
 */
public record ResourceType(String group, String version, String kind, String plural, boolean namespaced) {

    public static ResourceType namespaced(String group, String version, String kind, String plural) {
        return new ResourceType(group, version, kind, plural, true);
    }

    public static ResourceType clusterWide(String group, String version, String kind, String plural) {
        return new ResourceType(group, version, kind, plural, false);
    }

    /** The field {@code apiVersion} of its objects: {@code networking.istio.io/v1}, or {@code v1} in the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code virtualservices.networking.istio.io}: the name of its definition, and what RBAC messages say. */
    public String qualifiedName() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Whether both are one kind, whatever the version. */
    public boolean sameKind(ResourceType other) {
        return group.equals(other.group) && kind.equals(other.kind);
    }
}
