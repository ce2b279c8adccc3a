package io.jenkins.plugins.servicemesh.istio.rule.sidecar;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.LabelRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;

/** Rules on a Sidecar as a whole; its listeners have {@link SidecarEgressRules} and {@link SidecarIngressRules}. */
public final class SidecarRules {

    private static final String SIDECAR = "istio/sidecar";

    private SidecarRules() {}

    public static void check(Field object) {
        Field spec = object.get("spec");
        LabelRules.selector(spec.get("workloadSelector"), "labels");
        boolean saysNothing = List.of("egress", "ingress", "outboundTrafficPolicy", "inboundConnectionPool").stream()
                .noneMatch(key -> spec.has(key) && !spec.get(key).isEmpty());
        if (saysNothing) {
            spec.error(SIDECAR, "a Sidecar needs egress, ingress or an outboundTrafficPolicy");
        }
        SidecarIngressRules.check(spec.get("ingress"));
        SidecarEgressRules.check(spec.get("egress"));
        outboundTraffic(spec.get("outboundTrafficPolicy"));
    }

    private static void outboundTraffic(Field policy) {
        Field proxy = policy.get("egressProxy");
        if (proxy.absent()) {
            return;
        }
        if (!policy.get("mode").is("ALLOW_ANY")) {
            proxy.error(SIDECAR, "an egressProxy needs the mode ALLOW_ANY");
        }
        if (proxy.get("host").isEmpty()) {
            proxy.error(SIDECAR, "an egressProxy needs a host");
        } else {
            HostRules.fqdnOrIp(proxy.get("host"));
        }
        if (proxy.get("port", "number").absent()) {
            proxy.error(SIDECAR, "an egressProxy needs a port");
        }
        ValueRules.port(proxy.get("port", "number"));
    }
}
