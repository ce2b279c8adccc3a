package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;

/** Rules on a traffic policy, of a host, a subset or a port. */
final class TrafficPolicyRules {

    private static final String POLICY = "istio/traffic-policy";

    private TrafficPolicyRules() {}

    static void check(Field policy) {
        if (policy.isEmpty()) {
            policy.error(POLICY, "a traffic policy needs at least one setting");
        }
        settings(policy);
        if (policy.has("tunnel") && policy.has("proxyProtocol")) {
            policy.error(POLICY, "tunnel and proxyProtocol exclude each other");
        }
        proxyProtocol(policy.get("proxyProtocol", "version"));
        tunnel(policy.get("tunnel"));
        policy.get("portLevelSettings").items().forEach(TrafficPolicyRules::port);
    }

    private static void settings(Field policy) {
        OutlierDetectionRules.check(policy.get("outlierDetection"));
        ConnectionPoolRules.check(policy.get("connectionPool"));
        LoadBalancerRules.check(policy.get("loadBalancer"), policy.has("outlierDetection"));
        ClientTlsRules.check(policy.get("tls"));
    }

    private static void port(Field settings) {
        if (settings.absent()) {
            settings.error(POLICY, "the settings of a port are null");
            return;
        }
        if (settings.get("port").absent()) {
            settings.error(POLICY, "the port is missing");
        }
        ValueRules.port(settings.get("port", "number"));
        if (List.of("outlierDetection", "connectionPool", "loadBalancer", "tls").stream()
                .noneMatch(settings::has)) {
            settings.error(POLICY, "a port needs at least one setting");
        }
        settings(settings);
    }

    private static void proxyProtocol(Field version) {
        if (!version.isEmpty() && !version.is("V1") && !version.is("V2")) {
            version.report(Finding.notAllowed(POLICY, "proxy protocol", version.textOrEmpty(), List.of("V1", "V2")));
        }
    }

    private static void tunnel(Field tunnel) {
        if (tunnel.absent()) {
            return;
        }
        Field protocol = tunnel.get("protocol");
        if (!protocol.isEmpty() && !protocol.is("CONNECT") && !protocol.is("POST")) {
            protocol.report(
                    Finding.notAllowed(POLICY, "tunnel protocol", protocol.textOrEmpty(), List.of("CONNECT", "POST")));
        }
        if (tunnel.get("targetHost").isEmpty()) {
            tunnel.error(POLICY, "a tunnel needs targetHost");
        } else {
            HostRules.fqdnOrIp(tunnel.get("targetHost"));
        }
        if (tunnel.get("targetPort").absent()) {
            tunnel.error(POLICY, "a tunnel needs targetPort");
        }
        ValueRules.port(tunnel.get("targetPort"));
    }
}
