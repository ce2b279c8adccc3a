package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import java.util.List;

/** Rules on how callers connect (DestinationRule {@code tls}). */
final class ClientTlsRules {

    private static final String TLS = "istio/client-tls";
    private static final String CONFIG_MAP = "configmap://";

    private ClientTlsRules() {}

    static void check(Field tls) {
        if (tls.get("mode").is("MUTUAL")) {
            mutual(tls);
        }
        if (isOriginated(tls)) {
            credentialName(tls);
            skipVerify(tls);
        }
    }

    private static boolean isOriginated(Field tls) {
        return tls.get("mode").is("SIMPLE") || tls.get("mode").is("MUTUAL");
    }

    private static void mutual(Field tls) {
        for (String key : List.of("clientCertificate", "privateKey")) {
            if (tls.get("credentialName").isEmpty() && tls.get(key).isEmpty()) {
                tls.error(TLS, "MUTUAL needs " + key + ", or a credentialName");
            }
        }
    }

    private static void credentialName(Field tls) {
        Field credential = tls.get("credentialName");
        if (credential.isEmpty()) {
            return;
        }
        excluded(tls, "credentialName", List.of("clientCertificate", "caCertificates", "privateKey", "caCrl"));
        String name = credential.textOrEmpty();
        if (name.startsWith(CONFIG_MAP)
                && name.contains("/")
                && !name.substring(CONFIG_MAP.length()).startsWith(tls.namespace() + "/")) {
            credential.error(TLS, "a ConfigMap must be in the object's own namespace:");
        }
    }

    private static void skipVerify(Field tls) {
        if (tls.get("insecureSkipVerify").isTrue()) {
            excluded(
                    tls,
                    "insecureSkipVerify",
                    tls.get("mode").is("SIMPLE")
                            ? List.of("caCertificates", "credentialName", "subjectAltNames")
                            : List.of("caCertificates", "subjectAltNames"));
        }
    }

    private static void excluded(Field tls, String by, List<String> keys) {
        for (String key : keys) {
            if (!tls.get(key).isEmpty()) {
                tls.get(key).error(TLS, by + " and " + key + " exclude each other");
            }
        }
    }

    /** Warns of policies that take any server certificate: IST0128, and IST0129 for a port. */
    static void serverIsVerified(Field spec) {
        boolean selected = spec.has("workloadSelector");
        Field policy = spec.get("trafficPolicy");
        verified(policy.get("tls"), selected);
        policy.get("portLevelSettings").items().forEach(port -> verified(port.get("tls"), selected));
    }

    private static void verified(Field tls, boolean selected) {
        boolean bySecret = selected && !tls.get("credentialName").isEmpty();
        if (isOriginated(tls) && tls.get("caCertificates").isEmpty() && !bySecret) {
            tls.warn(
                    "istio/server-not-verified",
                    "no caCertificates: the server's certificate may be taken unchecked",
                    "name the file with the CA's certificates");
        }
    }
}
