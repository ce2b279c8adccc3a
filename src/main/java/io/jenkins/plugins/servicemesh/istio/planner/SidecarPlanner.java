package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.SidecarSpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans which hosts the sidecars of a namespace, or of a workload, know. There is one Sidecar for them: in our own the hosts
 * are those that are written, to someone else's they are added, since others may live by what stands there.
 */
final class SidecarPlanner {

    private static final String EGRESS = "egress";
    private static final String HOSTS = "hosts";

    private final PlanDraft draft;
    private final String namespace;

    SidecarPlanner(PlanDraft draft, String namespace) {
        this.draft = draft;
        this.namespace = namespace;
    }

    /** Drafts the Sidecar, and says what a first one closes. */
    void plan(SidecarSpec wanted) {
        String path = WorkloadPolicies.path(wanted.workload(), "sidecar");
        new WorkloadPolicies(draft, IstioTypes.SIDECAR, namespace)
                .one(wanted.workload(), path)
                .ifPresent(sidecar -> plan(sidecar, wanted, path));
        if (wanted.workload().isEmpty() && namespace.equals(IstioLabels.SYSTEM_NAMESPACE)) {
            draft.report(
                    Finding.warning("istio/mesh-wide", "in the root namespace this is the default of the whole mesh")
                            .at(Place.at(path)));
        }
    }

    private void plan(Resource sidecar, SidecarSpec wanted, String path) {
        if (!wanted.egress().isEmpty() && !sidecar.spec().has(EGRESS)) {
            draft.report(Finding.warning(
                            "istio/first-egress",
                            "from now on every host that is not named is unknown to these sidecars")
                    .at(Place.at(path + " > " + EGRESS))
                    .withSuggestion("name all that they call, './*' for their own namespace"));
        }
        Resource planned = wanted.egress().isEmpty()
                ? sidecar
                : step(sidecar, withHosts(sidecar, wanted.egress()), path + " > " + EGRESS);
        wanted.outboundTraffic()
                .ifPresent(mode -> step(
                        planned,
                        TreeEditor.set(planned.spec(), JsonValue.of(mode), "outboundTrafficPolicy", "mode"),
                        path + " > outboundTrafficPolicy " + mode));
    }

    private Resource step(Resource sidecar, JsonObject spec, String words) {
        if (spec.equals(sidecar.spec())) {
            return sidecar;
        }
        draft.put(sidecar.withSpec(spec), List.of(words));
        return draft.find(sidecar.id()).orElse(sidecar);
    }

    /** The listener without a port is the one for all ports, and stands last. */
    private JsonObject withHosts(Resource sidecar, List<String> wanted) {
        JsonArray listeners = sidecar.spec().array(EGRESS);
        int last = listeners.size() - 1;
        if (last >= 0 && listeners.get(last) instanceof JsonObject listener && !listener.has("port")) {
            JsonArray hosts = hosts(sidecar, listener.array(HOSTS), wanted);
            return sidecar.spec().with(EGRESS, listeners.with(last, listener.with(HOSTS, hosts)));
        }
        return sidecar.spec().with(EGRESS, listeners.insert(listeners.size(), JsonObject.of(HOSTS, wanted)));
    }

    private JsonArray hosts(Resource sidecar, JsonArray there, List<String> wanted) {
        List<JsonValue> hosts = new ArrayList<>(draft.isOurs(sidecar) ? List.of() : there.items());
        wanted.stream()
                .map(JsonString::new)
                .filter(host -> !hosts.contains(host))
                .forEach(hosts::add);
        return JsonArray.of(hosts);
    }
}
