package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the figures of a rollout's versions are read: as their pods count, for those without a proxy are counted where they are
 * called from. Pods of other services do not matter, even where their versions have the same names.
 */
public final class RolloutQueries {

    private RolloutQueries() {}

    /** Empty where the mesh counts nothing. */
    public static Optional<MetricQueries> of(OperationContext operation, RolloutSpec spec) {
        List<Need> needs = spec.targets().stream()
                .map(target -> namespace(target, spec))
                .distinct()
                .flatMap(each -> EndpointCensus.needs(each).stream())
                .toList();
        Snapshot snapshot = operation.loader().load(soFar -> needs);
        List<Resource> pods = spec.targets().stream()
                .flatMap(target -> versions(target).flatMap(version -> pods(snapshot, target, version, spec)))
                .toList();
        return operation.manager().metricQueries(pods);
    }

    private static String namespace(RolloutTarget target, RolloutSpec spec) {
        return ServiceHost.parse(target.service()).namespace().orElse(spec.namespace());
    }

    private static Stream<Version> versions(RolloutTarget target) {
        return Stream.concat(target.from().stream(), Stream.of(target.to()));
    }

    private static Stream<Resource> pods(Snapshot snapshot, RolloutTarget target, Version version, RolloutSpec spec) {
        String namespace = namespace(target, spec);
        String service =
                ServiceHost.parse(version.service().orElse(target.service())).name();
        Set<String> behind = new EndpointCensus(snapshot).pods(namespace, service);
        return snapshot.list(KubernetesTypes.POD, namespace).stream()
                .filter(pod -> behind.contains(pod.name()))
                .filter(pod -> version.service().isPresent()
                        || pod.labels().entrySet().containsAll(version.labels().entrySet()));
    }
}
