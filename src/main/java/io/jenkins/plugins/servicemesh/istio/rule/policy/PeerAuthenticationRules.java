package io.jenkins.plugins.servicemesh.istio.rule.policy;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.LabelRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;

/** Rules on a PeerAuthentication: its modes, and the ports that may have one of their own. */
public final class PeerAuthenticationRules {

    private static final String PORTS = "istio/port-level-mtls";

    private PeerAuthenticationRules() {}

    public static void check(Field object) {
        Field spec = object.get("spec");
        LabelRules.selector(spec.get("selector"), "matchLabels");
        Field mode = spec.get("mtls", "mode");
        if (mode.is("UNSET")) {
            mode.warn("istio/mtls-inherited", "inherits what the namespace or the mesh has, often PERMISSIVE:");
        }
        ports(spec);
    }

    private static void ports(Field spec) {
        Field ports = spec.get("portLevelMtls");
        if (ports.absent()) {
            return;
        }
        if (spec.get("selector", "matchLabels").isEmpty()) {
            ports.error(PORTS, "modes of ports need a selector", "name the workload whose ports they are");
        }
        if (ports.isEmpty()) {
            ports.error(PORTS, "no port is given", "leave portLevelMtls out");
        }
        for (Field port : ports.members()) {
            if (!ValueRules.isPort(port.key(), 1)) {
                port.error("istio/port", "'" + port.key() + "' is not a port from 1 to 65535");
            }
        }
    }
}
