package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.GatewayName;
import io.jenkins.plugins.servicemesh.model.GatewayBinding;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Binds a VirtualService to gateways: adds them and the hosts of their callers, and takes none away. */
final class GatewayBindingEdit {

    private GatewayBindingEdit() {}

    /** The spec so bound. Where no gateway is named it is the mesh's own, which has to be named beside others. */
    static JsonObject apply(JsonObject spec, GatewayBinding binding, String namespace) {
        List<String> gateways = new ArrayList<>(spec.array("gateways").texts());
        if (gateways.isEmpty()) {
            gateways.add(IstioLabels.MESH_GATEWAY);
        }
        binding.gateways().stream()
                .filter(wanted -> gateways.stream().noneMatch(there -> isSame(there, wanted, namespace)))
                .forEach(gateways::add);
        List<String> hosts = new ArrayList<>(spec.array("hosts").texts());
        binding.hosts().stream().filter(host -> !hosts.contains(host)).forEach(hosts::add);
        return spec.with("hosts", hosts).with("gateways", gateways);
    }

    static boolean isSame(String left, String right, String namespace) {
        return GatewayName.read(left, namespace).equals(GatewayName.read(right, namespace));
    }
}
