package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.ApplyRequest;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.ResourcePlanner;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/** Makes whole objects so, as a user or a builder wrote them. */
public final class ApplyResources {

    private final OperationContext context;

    public ApplyResources(OperationContext context) {
        this.context = context;
    }

    /** What these objects would change, with every finding on them; only kinds of this mesh are taken. */
    public Plan plan(List<Resource> wanted) {
        Snapshot snapshot = context.loader().load(soFar -> ResourcePlanner.needs(wanted));
        Plan plan = ResourcePlanner.plan(wanted, snapshot, context.owner());
        List<Finding> findings = wanted.stream()
                .flatMap(resource -> context.manager().check(resource).stream())
                .toList();
        return plan.withFindings(PlannedObjectCheck.check(plan)).withFindings(findings);
    }

    /**
     * Plans and applies them; all are of one namespace.
     *
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when something is wrong; nothing is written
     */
    public ApplyResult apply(List<Resource> wanted, ApplyOptions options) {
        return apply(plan(wanted), wanted, options);
    }

    /** Applies exactly this plan of the objects, made and perhaps approved earlier. */
    public ApplyResult apply(Plan plan, List<Resource> wanted, ApplyOptions options) {
        ApplyRequest request = new ApplyRequest(
                plan,
                () -> plan(wanted),
                wanted.get(0).namespace(),
                List.of(),
                context.owner(),
                context.by(),
                options.why(),
                options.dryRun(),
                options.verifyFor());
        return context.applier().apply(request);
    }
}
