package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.ResourcePlanner;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;

/** Makes whole objects of one namespace so, as a user or a builder wrote them; only kinds of this mesh are taken. */
public final class ApplyResources extends Apply<List<Resource>> {

    public ApplyResources(OperationContext context) {
        super(context);
    }

    @Override
    Plan planned(List<Resource> wanted) {
        List<Finding> strangers = strangers(wanted);
        if (!strangers.isEmpty()) {
            return Plan.EMPTY.withFindings(strangers);
        }
        Snapshot snapshot = context().loader().load(soFar -> ResourcePlanner.needs(wanted));
        Plan plan = ResourcePlanner.plan(wanted, snapshot, context().owner());
        List<Finding> findings = wanted.stream()
                .flatMap(resource -> context().manager().check(resource).stream())
                .toList();
        return plan.withFindings(PlannedObjectCheck.check(plan)).withFindings(findings);
    }

    @Override
    String namespace(List<Resource> wanted) {
        return wanted.get(0).namespace();
    }

    @Override
    List<String> hosts(List<Resource> wanted, Plan plan) {
        return List.of();
    }

    private List<Finding> strangers(List<Resource> wanted) {
        List<ResourceType> types = context().manager().types();
        return wanted.stream()
                .filter(resource -> types.stream()
                        .noneMatch(type -> type.group().equals(resource.type().group())
                                && type.kind().equals(resource.type().kind())))
                .map(resource -> Finding.error("resource/kind", resource.id() + " is no object of this mesh")
                        .withAllowed(types.stream().map(ResourceType::kind).toList()))
                .toList();
    }
}
