package io.jenkins.plugins.servicemesh.istio.rule.sidecar;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.Protocols;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on the inbound listeners of a Sidecar ({@code ingress[]}). */
final class SidecarIngressRules {

    private static final String INGRESS = "istio/sidecar-ingress";
    private static final Pattern ENDPOINT =
            Pattern.compile("(127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1]|\\[::]|):(\\d{1,5})|unix://.+");
    private static final List<String> NOT_AT_A_SIDECAR =
            List.of("subjectAltNames", "httpsRedirect", "credentialName", "credentialNames", "tlsCertificates");

    private SidecarIngressRules() {}

    static void check(Field listeners) {
        Set<Integer> ports = new HashSet<>();
        for (Field listener : listeners.items()) {
            if (listener.absent()) {
                listener.error(INGRESS, "a listener is null");
                continue;
            }
            port(listener.get("port"), ports);
            addresses(listener);
            tls(listener);
            pool(listener);
        }
    }

    private static void port(Field port, Set<Integer> ports) {
        if (port.get("number").absent()) {
            port.error(INGRESS, "a listener needs a port");
        }
        ValueRules.port(port.get("number"));
        if (port.has("targetPort")) {
            port.get("targetPort").error(INGRESS, "the port of a sidecar has no targetPort:");
        }
        port.get("number").integer().ifPresent(number -> {
            if (!ports.add(number)) {
                port.get("number").error(INGRESS, "two listeners have the port");
            }
        });
    }

    private static void addresses(Field listener) {
        Field bind = listener.get("bind");
        if (!bind.isEmpty() && !IpText.isAddress(bind.textOrEmpty())) {
            bind.error(INGRESS, "not an IP address:");
        }
        Field endpoint = listener.get("defaultEndpoint");
        if (!endpoint.isEmpty() && !ENDPOINT.matcher(endpoint.textOrEmpty()).matches()) {
            endpoint.error(
                    INGRESS, "not an endpoint of the pod itself:", "127.0.0.1:PORT, 0.0.0.0:PORT or unix:///PATH");
        }
    }

    private static void tls(Field listener) {
        Field tls = listener.get("tls");
        if (tls.absent()) {
            return;
        }
        for (String key : NOT_AT_A_SIDECAR) {
            if (!tls.get(key).isEmpty()) {
                tls.get(key).error(INGRESS, key + " is for gateways");
            }
        }
        for (String mode : List.of("ISTIO_MUTUAL", "AUTO_PASSTHROUGH")) {
            if (tls.get("mode").is(mode)) {
                tls.get("mode").error(INGRESS, "not a mode of a sidecar's own TLS:");
            }
        }
        if (!Protocols.isTls(listener.get("port", "protocol").textOrEmpty())) {
            listener.get("port", "protocol").error(INGRESS, "TLS needs the protocol HTTPS or TLS, not");
        }
    }

    private static void pool(Field listener) {
        boolean http = Protocols.isHttp(listener.get("port", "protocol").textOrEmpty());
        if (listener.get("connectionPool").has("http") && !http) {
            listener.get("connectionPool", "http").warn(INGRESS, "limits of HTTP on a port that does not speak it");
        }
    }
}
