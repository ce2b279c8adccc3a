package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.List;

/** Makes an intent so. */
public final class ApplyMesh extends Apply<MeshSpec> {

    private final PlanMesh planner;

    public ApplyMesh(OperationContext context) {
        super(context);
        this.planner = new PlanMesh(context);
    }

    @Override
    public Plan plan(MeshSpec spec) {
        return planner.plan(spec);
    }

    @Override
    String namespace(MeshSpec spec) {
        return spec.namespace();
    }

    @Override
    List<String> hosts(MeshSpec spec) {
        return spec.services().stream()
                .map(service -> ServiceHost.parse(service.host()).fqdn(spec.namespace(), "cluster.local"))
                .toList();
    }
}
