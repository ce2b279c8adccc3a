package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One target of a rollout, its host told apart from those of the same name in other namespaces.
 *
 * @param home the namespace of the service, where its objects are; the rollout's for an external host
 * @param host with its namespace
 */
record ShiftTarget(RolloutTarget wanted, String home, ServiceHost host) {

    static ShiftTarget of(RolloutTarget target, String namespace) {
        ServiceHost written = ServiceHost.parse(target.service());
        String home = written.namespace().orElse(namespace);
        ServiceHost host = written.external()
                ? written
                : new ServiceHost(written.name(), Optional.of(home), written.clusterDomain(), false);
        return new ShiftTarget(target, home, host);
    }

    static List<ShiftTarget> all(RolloutSpec rollout) {
        return rollout.targets().stream()
                .map(target -> of(target, rollout.namespace()))
                .toList();
    }

    /** The same target with its stable version known. */
    ShiftTarget from(Version version) {
        return new ShiftTarget(
                new RolloutTarget(wanted.service(), Optional.of(version), wanted.to(), wanted.routes()), home, host);
    }

    Version to() {
        return wanted.to();
    }

    Optional<Version> from() {
        return wanted.from();
    }

    /** The service as the objects of its own namespace speak of it. */
    TargetService service() {
        return seenFrom(home);
    }

    /** The service as the objects of that namespace speak of it: short names there are names of that namespace. */
    TargetService seenFrom(String namespace) {
        List<Version> versions = Stream.concat(wanted.from().stream(), Stream.of(wanted.to()))
                .map(version -> namespace.equals(home) ? version : fullyNamed(version))
                .toList();
        return new TargetService(ServiceSpec.of(wanted.service()).withVersions(versions), namespace, host);
    }

    private Version fullyNamed(Version version) {
        return new Version(version.name(), version.labels(), version.service().map(service -> ServiceHost.parse(service)
                .fqdn(home)));
    }

    /** {@code service 'reviews'}: where findings and reasons begin. */
    String describe() {
        return "service '" + wanted.service() + "'";
    }
}
