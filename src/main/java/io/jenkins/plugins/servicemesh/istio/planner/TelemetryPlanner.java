package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/** Plans what a namespace or a workload reports. */
final class TelemetryPlanner {

    private final PlanDraft draft;
    private final String namespace;

    TelemetryPlanner(PlanDraft draft, String namespace) {
        this.draft = draft;
        this.namespace = namespace;
    }

    /** Drafts metrics, tracing and access logs as far as they are wanted. */
    void plan(TelemetrySpec wanted) {
        String path = WorkloadPolicies.path(wanted.workload(), "telemetry");
        new WorkloadPolicies(draft, IstioTypes.TELEMETRY, namespace)
                .one(wanted.workload(), path)
                .ifPresent(telemetry -> plan(telemetry, wanted, path));
    }

    private void plan(Resource telemetry, TelemetrySpec wanted, String path) {
        Resource planned = telemetry;
        for (TelemetryEdit edit : TelemetryEdit.of(wanted)) {
            planned = step(planned, edit, path);
        }
    }

    private Resource step(Resource telemetry, TelemetryEdit edit, String path) {
        JsonArray before = telemetry.spec().array(edit.field());
        JsonArray after = edit.apply(before);
        if (after.equals(before)) {
            return telemetry;
        }
        draft.put(telemetry.withSpec(telemetry.spec().with(edit.field(), after)), List.of(path + " > " + edit.field()));
        return draft.find(telemetry.id()).orElse(telemetry);
    }
}
