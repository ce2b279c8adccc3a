package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the figures of a rollout's versions are read: as their pods count, for those without a proxy are counted where they are called from. */
public final class RolloutQueries {

    private RolloutQueries() {}

    /** Empty where the mesh counts nothing. */
    public static Optional<MetricQueries> of(OperationContext operation, RolloutSpec spec) {
        List<Resource> pods =
                operation.cluster().list(ResourceQuery.in(spec.namespace(), KubernetesTypes.POD)).stream()
                        .filter(pod -> isOfVersion(pod, spec))
                        .toList();
        return operation.manager().metricQueries(pods);
    }

    private static boolean isOfVersion(Resource pod, RolloutSpec spec) {
        return spec.targets().stream()
                .flatMap(target -> Stream.concat(target.from().stream(), Stream.of(target.to())))
                .anyMatch(version ->
                        pod.labels().entrySet().containsAll(version.labels().entrySet()));
    }
}
