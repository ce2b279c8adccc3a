package io.jenkins.plugins.servicemesh.istio.rule.gateway;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.Protocols;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules on how a gateway takes TLS (Gateway {@code servers[].tls}). */
final class GatewayTlsRules {

    private static final String TLS = "istio/gateway-tls";
    private static final List<String> FILES = List.of("serverCertificate", "privateKey", "caCertificates");
    private static final List<String> NAMED =
            List.of("credentialName", "credentialNames", "caCertCredentialName", "tlsCertificates");
    private static final List<String> SOURCES =
            List.of("serverCertificate", "credentialName", "credentialNames", "tlsCertificates");
    private static final Set<String> OLD_VERSIONS = Set.of("TLSV1_0", "TLSV1_1");
    private static final int MOST_CERTIFICATES = 2; // one of RSA and one of ECDSA

    private GatewayTlsRules() {}

    static void check(Field server) {
        Field tls = server.get("tls");
        String protocol = server.get("port", "protocol").textOrEmpty();
        if (Protocols.isTls(protocol) && tls.absent()) {
            server.error(TLS, "a server of " + Protocols.plain(protocol) + " needs tls");
        }
        if (tls.absent()) {
            return;
        }
        if (Protocols.isTls(protocol)) {
            encrypted(tls);
        } else {
            plain(tls, Protocols.isHttp(protocol));
        }
        if (tls.get("httpsRedirect").isTrue() && !Protocols.isHttp(protocol)) {
            tls.get("httpsRedirect").warn(TLS, "a redirect is for plain HTTP only:");
        }
    }

    /** A server in plain text has no TLS settings but the redirect to HTTPS. */
    private static void plain(Field tls, boolean http) {
        boolean onlyRedirect = tls.members().stream()
                .allMatch(member -> member.key().equals("httpsRedirect")
                        || member.key().equals("mode") && member.is("PASSTHROUGH"));
        if (!http || !onlyRedirect) {
            tls.error(TLS, "a server in plain text has no tls but httpsRedirect", "use the protocol HTTPS or TLS");
        }
    }

    private static void encrypted(Field tls) {
        String mode = tls.get("mode").text().orElse("PASSTHROUGH");
        switch (mode) {
            case "ISTIO_MUTUAL" -> withoutCertificates(tls);
            case "PASSTHROUGH", "AUTO_PASSTHROUGH" -> unused(tls, mode);
            default -> certificates(tls, mode);
        }
        versions(tls);
        ciphers(tls.get("cipherSuites"));
    }

    private static void withoutCertificates(Field tls) {
        given(tls)
                .forEach(field ->
                        field.error(TLS, "ISTIO_MUTUAL uses the mesh's own certificates, and no " + field.key()));
    }

    private static void unused(Field tls, String mode) {
        given(tls).forEach(field -> field.warn(TLS, mode + " does not look at " + field.key()));
    }

    private static Stream<Field> given(Field tls) {
        return Stream.concat(FILES.stream(), NAMED.stream()).map(tls::get).filter(field -> !field.isEmpty());
    }

    private static void certificates(Field tls, String mode) {
        List<String> sources =
                SOURCES.stream().filter(key -> !tls.get(key).isEmpty()).toList();
        if (sources.size() > 1) {
            tls.error(TLS, "more than one source of certificates: " + String.join(", ", sources));
        }
        if (tls.get("tlsCertificates").items().size() > MOST_CERTIFICATES) {
            tls.get("tlsCertificates")
                    .warn(TLS, "more than " + MOST_CERTIFICATES + " certificates; Istio takes the first");
        }
        boolean named = NAMED.stream().anyMatch(key -> !tls.get(key).isEmpty());
        if (!named) {
            files(tls, mode);
        }
    }

    private static void files(Field tls, String mode) {
        List<String> needed = mode.equals("SIMPLE") ? FILES.subList(0, 2) : FILES;
        for (String key : needed) {
            if (tls.get(key).isEmpty()) {
                tls.error(TLS, mode + " needs " + key + ", or a credentialName");
            }
        }
        if (mode.equals("SIMPLE") && !tls.get("caCrl").isEmpty()) {
            tls.get("caCrl").error(TLS, "SIMPLE looks at no client certificate, so none can be revoked:");
        }
    }

    private static void versions(Field tls) {
        Field least = tls.get("minProtocolVersion");
        if (OLD_VERSIONS.contains(least.textOrEmpty())
                && tls.get("cipherSuites").isEmpty()) {
            least.warn(TLS, "a TLS version this old needs cipherSuites that fit:");
        }
    }

    private static void ciphers(Field suites) {
        Set<String> seen = new HashSet<>();
        suites.items().stream()
                .filter(suite -> !seen.add(suite.textOrEmpty()))
                .forEach(suite -> suite.warn(TLS, "written twice:"));
    }
}
