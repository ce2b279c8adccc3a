package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.FieldMerge;
import io.jenkins.plugins.servicemesh.istio.field.MtlsFields;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/** Plans how connections are taken: modes of a namespace, of workloads, and of ports of workloads. */
final class PeerAuthenticationPlanner {

    private final PlanDraft draft;
    private final String namespace;

    PeerAuthenticationPlanner(PlanDraft draft, String namespace) {
        this.draft = draft;
        this.namespace = namespace;
    }

    /** Drafts one wanted mode, or the modes of ports. */
    void plan(MtlsSpec wanted) {
        new WorkloadPolicies(draft, IstioTypes.PEER_AUTHENTICATION, namespace)
                .one(wanted.workload(), path(wanted))
                .ifPresent(policy -> edit(policy, wanted));
        if (wanted.workload().isEmpty() && namespace.equals(IstioLabels.SYSTEM_NAMESPACE)) {
            draft.report(
                    Finding.warning("istio/mesh-wide", "in the root namespace this is the default of the whole mesh")
                            .at(Place.at(path(wanted))));
        }
    }

    private void edit(Resource policy, MtlsSpec wanted) {
        draft.put(policy.withSpec(edited(policy.spec(), wanted)), List.of(reason(wanted)));
    }

    private static JsonObject edited(JsonObject spec, MtlsSpec wanted) {
        JsonObject withMode = wanted.mode()
                .map(mode -> FieldMerge.merge(spec, "mtls", MtlsFields.of(mode)))
                .orElse(spec);
        return wanted.ports().isEmpty()
                ? withMode
                : FieldMerge.merge(withMode, "portLevelMtls", MtlsFields.ports(wanted.ports()));
    }

    private static String reason(MtlsSpec wanted) {
        String mode = wanted.mode().map(each -> " " + each).orElse("");
        String ports = wanted.ports().isEmpty() ? "" : " ports " + wanted.ports();
        return path(wanted) + mode + ports;
    }

    private static String path(MtlsSpec wanted) {
        return WorkloadPolicies.path(wanted.workload(), "mtls");
    }
}
