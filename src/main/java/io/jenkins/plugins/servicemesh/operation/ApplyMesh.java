package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.ApplyRequest;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.List;

/** Makes an intent so: plan, check, apply, verify, record. */
public final class ApplyMesh {

    private final OperationContext context;
    private final PlanMesh planner;

    public ApplyMesh(OperationContext context) {
        this.context = context;
        this.planner = new PlanMesh(context);
    }

    /**
     * Plans the intent and applies the plan.
     *
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when something is wrong; nothing is written
     * @throws io.jenkins.plugins.servicemesh.apply.MovedException when someone else moved an object meanwhile
     * @throws io.jenkins.plugins.servicemesh.apply.ApplyFailedException when a write failed
     * @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when the cluster cannot be read
     */
    public ApplyResult apply(MeshSpec spec, ApplyOptions options) {
        return apply(planner.plan(spec), spec, options);
    }

    /** Applies exactly this plan of the intent, made and perhaps approved earlier. */
    public ApplyResult apply(Plan plan, MeshSpec spec, ApplyOptions options) {
        ApplyRequest request = new ApplyRequest(
                plan,
                () -> planner.plan(spec),
                spec.namespace(),
                hosts(spec),
                context.owner(),
                context.by(),
                options.why(),
                options.dryRun(),
                options.verifyFor());
        return context.applier().apply(request);
    }

    private static List<String> hosts(MeshSpec spec) {
        return spec.services().stream()
                .map(service -> ServiceHost.parse(service.host()).fqdn(spec.namespace(), "cluster.local"))
                .toList();
    }
}
