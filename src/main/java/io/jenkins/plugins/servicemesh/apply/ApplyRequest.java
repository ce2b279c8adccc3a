package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.List;
import java.util.function.Supplier;

/**
 * What to apply, for whom, and how careful.
 *
 * @param plan what was planned, and perhaps approved
 * @param replan works the plan out anew on what the cluster holds now
 * @param namespace where the journal entry and the leases are kept
 * @param hosts one writer at a time for each of these; empty when no route is written
 * @param by the build or person that writes
 */
public record ApplyRequest(
        Plan plan,
        Supplier<Plan> replan,
        String namespace,
        List<String> hosts,
        Owner owner,
        String by,
        ApplyOptions options) {

    public ApplyRequest {
        hosts = List.copyOf(hosts);
    }

    /** The same with that plan of it. */
    ApplyRequest with(Plan other) {
        return new ApplyRequest(other, replan, namespace, hosts, owner, by, options);
    }
}
