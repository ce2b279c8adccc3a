package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.istio.rule.IstioRules;
import io.jenkins.plugins.servicemesh.istio.rule.IstioSetRules;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds a plan against Istio's rules: each object that it writes, and all objects together as they would be. What is no
 * worse than before stops nobody: an error that was in a written object already becomes a warning, since the server took
 * it; all else that was there already is for information.
 */
public final class PlanReview {

    /** A finding wherever it stands in its object, which a new item before it moves, and whatever the advice is. */
    private record Problem(String rule, String message, Optional<String> value, Place object) {
        static Problem of(Finding finding) {
            Place object = finding.place().withPath("");
            return new Problem(finding.rule(), finding.message(), finding.value(), object);
        }
    }

    private final Snapshot before;
    private final Snapshot after;
    private final List<Resource> written;

    private PlanReview(Plan plan, Snapshot before) {
        this.before = before;
        this.after = before.after(plan.changes());
        this.written = plan.changes().stream()
                .map(Change::id)
                .flatMap(id -> after.find(id).stream())
                .toList();
    }

    /** The plan with these findings. */
    public static Plan reviewed(Plan plan, Snapshot before) {
        PlanReview review = new PlanReview(plan, before);
        List<Finding> findings = new ArrayList<>(review.alone());
        findings.addAll(review.together());
        return plan.withFindings(findings);
    }

    private List<Finding> alone() {
        return written.stream().flatMap(resource -> alone(resource).stream()).toList();
    }

    private List<Finding> alone(Resource resource) {
        List<Finding> old = before.find(resource.id()).map(IstioRules::check).orElse(List.of());
        return weighed(IstioRules.check(resource), old);
    }

    private List<Finding> together() {
        return weighed(IstioSetRules.check(after.all()), IstioSetRules.check(before.all()));
    }

    private List<Finding> weighed(List<Finding> now, List<Finding> old) {
        Set<Problem> known = old.stream().map(Problem::of).collect(Collectors.toSet());
        return now.stream()
                .map(finding -> known.contains(Problem.of(finding)) ? known(finding) : finding)
                .toList();
    }

    private Finding known(Finding finding) {
        return finding.withSeverity(finding.isError() && isWritten(finding) ? Severity.WARNING : Severity.INFO);
    }

    private boolean isWritten(Finding finding) {
        return written.stream()
                .anyMatch(resource ->
                        resource.type().kind().equals(finding.place().kind())
                                && resource.namespace().equals(finding.place().namespace())
                                && resource.name().equals(finding.place().name()));
    }
}
