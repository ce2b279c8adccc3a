package io.jenkins.plugins.servicemesh.cluster;

import io.jenkins.plugins.servicemesh.resource.ResourceType;

/**
 * May I do that?
 *
 * @param verb get, list, create, patch, update, delete or watch
 * @param namespace empty for a cluster-wide kind or for all namespaces
 */
public record AccessRequest(String verb, ResourceType type, String namespace) {

    /** {@code patch virtualservices.networking.istio.io in namespace shop}. */
    @Override
    public String toString() {
        return verb + " " + type.qualifiedName() + (namespace.isEmpty() ? "" : " in namespace " + namespace);
    }
}
