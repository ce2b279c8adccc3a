package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.GatewayName;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.model.GatewayBinding;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.Resource;

/** What stands against binding a service's routes to gateways. Gateways that are there are held to Istio's rules on sets. */
record GatewayBindingReview(PlanDraft draft, TargetService service, GatewayBinding binding) {

    /** Says which gateways are not there, and which other VirtualServices have the hosts at them. */
    void report(Resource bound) {
        binding.gateways().forEach(this::reportMissing);
        draft.list(IstioTypes.VIRTUAL_SERVICE, service.namespace()).stream()
                .filter(other -> !other.id().equals(bound.id()))
                .filter(this::isAtSameGateway)
                .filter(this::hasSameHost)
                .forEach(this::reportTaken);
    }

    private void reportMissing(String gateway) {
        GatewayName name = GatewayName.read(gateway, service.namespace());
        Need need = IstioNeeds.gateways(name.namespace()).get(0);
        if (draft.before().gap(need).isPresent()) {
            draft.report(Finding.notChecked("whether the Gateway " + name + " is there", need.toString()));
        } else if (draft.list(IstioTypes.GATEWAY, name.namespace()).isEmpty()) {
            draft.report(Finding.error("istio/gateway-missing", "there is no Gateway in namespace " + name.namespace())
                    .withValue(gateway)
                    .at(Place.at(path()))
                    .withSuggestion("make it first, or with gateway('" + name.name() + "') { server ... }"));
        }
    }

    private boolean isAtSameGateway(Resource other) {
        return other.spec().array("gateways").texts().stream().anyMatch(there -> binding.gateways().stream()
                .anyMatch(wanted -> GatewayBindingEdit.isSame(there, wanted, service.namespace())));
    }

    private boolean hasSameHost(Resource other) {
        return other.spec().array("hosts").texts().stream()
                .anyMatch(there -> binding.hosts().stream().anyMatch(wanted -> HostNames.overlap(there, wanted)));
    }

    private void reportTaken(Resource other) {
        draft.report(Finding.error(
                        "istio/gateway-host-taken",
                        "VirtualService " + other.name()
                                + " has such a host at the gateway already, and Istio joins both in no defined order")
                .at(Place.at(path()))
                .withSuggestion("take the host out of one of the two"));
    }

    private String path() {
        return service.describe() + " > gateways";
    }
}
