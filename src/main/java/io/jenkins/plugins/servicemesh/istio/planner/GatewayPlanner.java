package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.GatewayServer;
import io.jenkins.plugins.servicemesh.model.GatewaySpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Map;

/** Plans what gateways at the edge of the mesh take: in the Gateway of that name, else in a new one. */
final class GatewayPlanner {

    /** The pods of a gateway that was installed without saying otherwise. */
    private static final Map<String, String> USUAL_PODS = Map.of("istio", "ingressgateway");

    private final PlanDraft draft;
    private final String namespace;

    GatewayPlanner(PlanDraft draft, String namespace) {
        this.draft = draft;
        this.namespace = namespace;
    }

    /** Drafts the Gateway. */
    void plan(GatewaySpec wanted) {
        ResourceId id = ResourceId.of(IstioTypes.GATEWAY, namespace, wanted.name());
        boolean isNew = draft.find(id).isEmpty();
        if (isNew && wanted.servers().isEmpty()) {
            draft.report(Finding.error("istio/gateway-server", "a new gateway needs a server")
                    .at(Place.at(path(wanted)))
                    .withSuggestion("for example: server 'shop.example.com', port: 80, protocol: 'HTTP'"));
            return;
        }
        Resource gateway = draft.find(id).orElseGet(() -> blank(wanted.name()));
        if (!wanted.selector().isEmpty()) {
            gateway = step(gateway, "selector", JsonObject.ofTexts(wanted.selector()), path(wanted) + " > selector");
        }
        for (GatewayServer server : wanted.servers()) {
            gateway = withServer(gateway, server, path(wanted));
        }
    }

    private Resource withServer(Resource gateway, GatewayServer server, String path) {
        String words = path + " > server " + String.join(", ", server.hosts()) + " on port " + server.port();
        try {
            JsonArray servers = new GatewayServers(gateway.spec().array("servers")).with(server);
            return step(gateway, "servers", servers, words);
        } catch (FindingsException e) {
            e.findings().forEach(finding -> draft.report(finding.at(Place.in(gateway.id(), words))));
            return gateway;
        }
    }

    private Resource step(Resource gateway, String field, Object value, String words) {
        JsonObject spec = gateway.spec().with(field, value);
        if (spec.equals(gateway.spec())) {
            return gateway;
        }
        draft.put(gateway.withSpec(spec), List.of(words));
        return draft.find(gateway.id()).orElse(gateway);
    }

    private Resource blank(String name) {
        return Resource.of(IstioTypes.GATEWAY, namespace, name)
                .withSpec(JsonObject.of("selector", JsonObject.ofTexts(USUAL_PODS)));
    }

    private static String path(GatewaySpec wanted) {
        return "gateway '" + wanted.name() + "'";
    }
}
