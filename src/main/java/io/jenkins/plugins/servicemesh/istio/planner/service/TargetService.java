package io.jenkins.plugins.servicemesh.istio.planner.service;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Optional;

/**
 * The service whose traffic is planned.
 *
 * @param namespace of the objects that configure it, from where hosts are read
 * @param host the service itself
 */
public record TargetService(ServiceSpec spec, String namespace, ServiceHost host) {

    public static TargetService of(ServiceSpec spec, String namespace) {
        return new TargetService(spec, namespace, ServiceHost.parse(spec.host()));
    }

    /** The Service's name, or the whole of an external host. */
    public String name() {
        return host.name();
    }

    /** The namespace where the Service is; empty for an external host. */
    public Optional<String> serviceNamespace() {
        return namespaceOf(host);
    }

    /** The namespace of a host that is read in this service's objects; empty for an external one. */
    public Optional<String> namespaceOf(ServiceHost read) {
        return read.external() ? Optional.empty() : Optional.of(read.namespace().orElse(namespace));
    }

    /** The host that we write. */
    public String fqdn() {
        return host.fqdn(namespace);
    }

    /** Whether a host written in one of the namespace's objects is this service; a wildcard never is. */
    public boolean isHost(String written) {
        return read(written).filter(other -> other.matches(host, namespace)).isPresent();
    }

    /** The host that is written there; empty when it is none, or a wildcard that no host type knows. */
    public static Optional<ServiceHost> read(String written) {
        try {
            return Optional.of(ServiceHost.parse(written));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** Whether a wildcard host covers this service. */
    boolean isCoveredBy(String written) {
        return written.startsWith("*") && fqdn().endsWith(written.substring(1));
    }

    /** Whether one of the route's destinations is this service, or a version's own Service. */
    public boolean isReachedBy(JsonObject route) {
        return route.array("route").objects().stream()
                .map(item -> item.object("destination"))
                .anyMatch(this::isDestination);
    }

    /** Whether a destination is this service, or a version's own Service. */
    public boolean isDestination(JsonObject destination) {
        String written = destination.text("host").orElse("");
        return isHost(written) || spec.versions().stream().anyMatch(version -> isServiceOf(version.name(), written));
    }

    /** Whether the host is the version's own Service. */
    public boolean isServiceOf(String version, String written) {
        Optional<ServiceHost> own = spec.version(version).service().map(ServiceHost::parse);
        return own.isPresent()
                && read(written)
                        .filter(other -> other.matches(own.get(), namespace))
                        .isPresent();
    }

    /** {@code service 'reviews'}: where findings and reasons begin. */
    public String describe() {
        return "service '" + spec.host() + "'";
    }
}
