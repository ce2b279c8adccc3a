package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Optional;

/**
 * The service whose traffic is planned.
 *
 * @param namespace of the objects that configure it, from where short hosts are seen
 * @param host the service itself
 */
record TargetService(ServiceSpec spec, String namespace, MeshHost host) {

    static TargetService of(ServiceSpec spec, String namespace) {
        return new TargetService(spec, namespace, MeshHost.parse(spec.host(), namespace));
    }

    /** The Service's name. */
    String name() {
        return host.service();
    }

    /** The host that we write. */
    String fqdn() {
        return host.fqdn();
    }

    /** Whether a host written in one of the namespace's objects is this service; a wildcard never is. */
    boolean isHost(String written) {
        return MeshHost.parse(written, namespace).isSameService(host);
    }

    /** Whether a wildcard host covers this service. */
    boolean isCoveredBy(String written) {
        return written.startsWith("*") && fqdn().endsWith(written.substring(1));
    }

    /** Whether one of the route's destinations is this service, or a version's own Service. */
    boolean isReachedBy(JsonObject route) {
        return route.array("route").objects().stream()
                .map(item -> item.object("destination"))
                .anyMatch(this::isReachedByDestination);
    }

    private boolean isReachedByDestination(JsonObject destination) {
        String written = destination.text("host").orElse("");
        return isHost(written) || spec.versions().stream().anyMatch(version -> isServiceOf(version.name(), written));
    }

    /** Whether the host is the version's own Service. */
    boolean isServiceOf(String version, String written) {
        Optional<String> service = spec.version(version).service();
        return service.isPresent()
                && MeshHost.parse(written, namespace).isSameService(MeshHost.parse(service.get(), namespace));
    }

    /** {@code service 'reviews'}: where findings and reasons begin. */
    String describe() {
        return "service '" + spec.host() + "'";
    }
}
