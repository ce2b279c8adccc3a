package io.jenkins.plugins.servicemesh.cluster;

import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which objects to list.
 *
 * @param namespace empty for all namespaces, or for a cluster-wide kind
 * @param labels each must be there with that value; empty for all objects
 */
public record ResourceQuery(ResourceType type, String namespace, Map<String, String> labels) {

    public ResourceQuery {
        labels = Map.copyOf(labels);
    }

    public static ResourceQuery in(String namespace, ResourceType type) {
        return new ResourceQuery(type, namespace, Map.of());
    }

    public static ResourceQuery everywhere(ResourceType type) {
        return new ResourceQuery(type, "", Map.of());
    }

    public ResourceQuery withLabels(Map<String, String> wanted) {
        return new ResourceQuery(type, namespace, wanted);
    }

    /** {@code list virtualservices.networking.istio.io in shop}: what it takes, for messages. */
    @Override
    public String toString() {
        String where = namespace.isEmpty() ? "" : " in " + namespace;
        return "list " + type.qualifiedName() + where + (labels.isEmpty() ? "" : " " + new TreeMap<>(labels));
    }
}
