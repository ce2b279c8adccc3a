package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.plan.Snapshot.Gap;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/** Plans a whole intent: each part by its own planner, where what it needs could be read. */
public final class IstioPlanner {

    /** The kinds of all changes: the Namespace is edited, never created. */
    private static final List<ResourceType> WRITE_ORDER = Stream.concat(
                    Stream.of(KubernetesTypes.NAMESPACE), IstioTypes.PLANNED.stream())
            .toList();

    private final MeshSpec spec;
    private final PlanDraft draft;

    public IstioPlanner(MeshSpec spec, Snapshot snapshot, Owner owner) {
        this.spec = spec;
        this.draft = new PlanDraft(snapshot, owner);
    }

    /** The plan, with the findings of Istio's rules on what it would leave behind. */
    public Plan plan() {
        planNamespace();
        planSecurity();
        planTelemetry();
        planServices();
        return PlanReview.reviewed(draft.toPlan(WRITE_ORDER), draft.before());
    }

    private void planNamespace() {
        spec.injection()
                .filter(wanted -> canRead(
                        "injection",
                        List.of(IstioNeeds.injection(spec.namespace()).get(0))))
                .ifPresent(wanted -> new NamespacePlanner(draft, spec.namespace()).plan(wanted));
    }

    private void planSecurity() {
        if (!spec.mtls().isEmpty() && canRead("mtls", IstioNeeds.mtls(spec.namespace()))) {
            PeerAuthenticationPlanner planner = new PeerAuthenticationPlanner(draft, spec.namespace());
            spec.mtls().forEach(planner::plan);
        }
        if (!spec.access().isEmpty() && canRead("allow", IstioNeeds.access(spec.namespace()))) {
            new AuthorizationPolicyPlanner(draft, spec.namespace()).plan(spec.access());
        }
    }

    private void planTelemetry() {
        if (!spec.telemetry().isEmpty() && canRead("telemetry", IstioNeeds.telemetry(spec.namespace()))) {
            TelemetryPlanner planner = new TelemetryPlanner(draft, spec.namespace());
            spec.telemetry().forEach(planner::plan);
        }
    }

    private void planServices() {
        if (!spec.services().isEmpty() && canRead("service", IstioNeeds.routing(spec.namespace()))) {
            for (ServiceSpec wanted : spec.services()) {
                TargetService service = TargetService.of(wanted, spec.namespace());
                reportUnchecked(service);
                new ServicePlanner(draft, service).plan();
            }
        }
    }

    private void reportUnchecked(TargetService service) {
        IstioNeeds.endpoints(service).stream()
                .filter(need -> draft.before().gap(need).isPresent())
                .forEach(need ->
                        draft.report(Finding.notChecked("what answers behind " + service.describe(), need.toString())));
    }

    /** Without these nothing can be planned: not seeing an object is no reason to make another one. */
    private boolean canRead(String part, List<Need> needs) {
        List<Need> missing = needs.stream()
                .filter(need -> draft.before().gap(need).isPresent())
                .toList();
        missing.forEach(need -> draft.report(unreadable(need).at(part)));
        return missing.isEmpty();
    }

    private Finding unreadable(Need need) {
        boolean forbidden = draft.before().gap(need).orElseThrow() == Gap.FORBIDDEN;
        return forbidden
                ? Finding.error("istio/forbidden", "cannot be planned without the permission to " + need)
                        .withSuggestion("grant it to the credentials of this cluster")
                : Finding.error(
                                "istio/not-served",
                                "the cluster does not serve " + need.type().qualifiedName())
                        .withSuggestion("install Istio and its custom resource definitions");
    }
}
