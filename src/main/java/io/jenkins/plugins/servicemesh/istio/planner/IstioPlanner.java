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

    /** The kinds of all changes: the Namespace is edited, never created, and workloads are restarted when all else is there. */
    private static final List<ResourceType> WRITE_ORDER = Stream.of(
                    List.of(KubernetesTypes.NAMESPACE), IstioTypes.PLANNED, KubernetesTypes.WORKLOADS)
            .flatMap(List::stream)
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
        planSurroundings();
        planServices();
        return PlanReview.reviewed(draft.toPlan(WRITE_ORDER), draft.before());
    }

    private void planNamespace() {
        String namespace = spec.namespace();
        if (spec.restart() && spec.injection().isEmpty()) {
            draft.report(Finding.error("istio/restart", "which pods need a restart follows from how they shall join")
                    .at("restart")
                    .withSuggestion("write injection too"));
        }
        boolean canRestart = !spec.restart() || canRead("restart", IstioNeeds.restart(namespace));
        spec.injection()
                .filter(wanted -> canRead(
                        "injection", List.of(IstioNeeds.injection(namespace).get(0))))
                .ifPresent(wanted -> new NamespacePlanner(draft, namespace).plan(wanted, spec.restart() && canRestart));
    }

    /** Who is let in comes first: whether a token is demanded is seen by all policies together. */
    private void planSecurity() {
        String namespace = spec.namespace();
        if (isWanted(spec.mtls(), "mtls", IstioNeeds.mtls(namespace))) {
            spec.mtls().forEach(new PeerAuthenticationPlanner(draft, namespace)::plan);
        }
        if (isWanted(spec.access(), "allow", IstioNeeds.access(namespace))) {
            new AuthorizationPolicyPlanner(draft, namespace).plan(spec.access());
        }
        if (isWanted(
                spec.requestAuthentication(), "requestAuthentication", IstioNeeds.requestAuthentication(namespace))) {
            spec.requestAuthentication().forEach(new RequestAuthenticationPlanner(draft, namespace)::plan);
        }
    }

    private void planTelemetry() {
        if (isWanted(spec.telemetry(), "telemetry", IstioNeeds.telemetry(spec.namespace()))) {
            spec.telemetry().forEach(new TelemetryPlanner(draft, spec.namespace())::plan);
        }
    }

    /** What is outside of the mesh, what comes in, and what of it sidecars know. */
    private void planSurroundings() {
        String namespace = spec.namespace();
        if (isWanted(spec.egress(), "egress", IstioNeeds.egress(namespace))) {
            spec.egress().forEach(new EgressPlanner(draft, namespace)::plan);
        }
        if (isWanted(spec.gateways(), "gateway", IstioNeeds.gateways(namespace))) {
            spec.gateways().forEach(new GatewayPlanner(draft, namespace)::plan);
        }
        if (isWanted(spec.sidecars(), "sidecar", IstioNeeds.sidecars(namespace))) {
            spec.sidecars().forEach(new SidecarPlanner(draft, namespace)::plan);
        }
    }

    private void planServices() {
        if (isWanted(spec.services(), "service", IstioNeeds.routing(spec.namespace()))) {
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

    /** Whether something is wanted of that part, and what it needs could be read. */
    private boolean isWanted(List<?> wanted, String part, List<Need> needs) {
        return !wanted.isEmpty() && canRead(part, needs);
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
