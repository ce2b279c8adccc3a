package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes an intent so. */
public final class ApplyMesh extends Apply<MeshSpec> {

    private final PlanMesh planner;

    public ApplyMesh(OperationContext context) {
        super(context);
        this.planner = new PlanMesh(context);
    }

    @Override
    Plan planned(MeshSpec spec) {
        return planner.plan(spec);
    }

    @Override
    String namespace(MeshSpec spec) {
        return spec.namespace();
    }

    @Override
    List<String> hosts(MeshSpec spec, Plan plan) {
        Set<String> routed = routed(plan);
        return spec.services().stream()
                .map(service -> ServiceHost.parse(service.host()).fqdn(spec.namespace(), "cluster.local"))
                .filter(routed::contains)
                .toList();
    }

    /** An intent that leaves the routes of a service as they are is nobody's rival for them. */
    private Set<String> routed(Plan plan) {
        Set<String> routed = new HashSet<>();
        for (Change change : plan.changes()) {
            Stream.of(change.prior(), change.result())
                    .flatMap(Optional::stream)
                    .forEach(object -> routed.addAll(context().manager().routed(object)));
        }
        return routed;
    }
}
