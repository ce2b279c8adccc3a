package io.jenkins.plugins.servicemesh.istio.rule;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/** Specs that Istio takes, and specs that it refuses by schema or webhook, as seen on a real API server. */
public final class PublishedVerdicts {

    private static final List<String> SOUND_GATEWAYS = List.of(
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example.com]}]}",
            "{servers: [{port: {number: 80, name: http, protocol: http}, hosts: ['*'], tls: {httpsRedirect: true}}]}",
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: ['shop/*.example.com', './a.example.com', '*/b.example.com'], "
                    + "tls: {mode: SIMPLE, credentialName: shop-cert, minProtocolVersion: TLSV1_2}}]}",
            "{servers: [{port: {number: 443, name: tls, protocol: TLS}, hosts: ['*.example.com'], tls: {mode: PASSTHROUGH}}, "
                    + "{port: {number: 443, name: tls-2, protocol: TLS}, hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: c}}]}",
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com], "
                    + "tls: {mode: SIMPLE, serverCertificate: /cert, privateKey: /key}}]}",
            "{servers: [{port: {number: 5432, name: db, protocol: TCP}, hosts: [10.0.0.1]}]}",
            "{servers: [{port: {number: 15443, name: tls, protocol: TLS}, hosts: ['*.local'], tls: {mode: AUTO_PASSTHROUGH}}]}");

    private static final List<String> BROKEN_GATEWAYS = List.of(
            "{servers: []}",
            "{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: []}]}",
            "{servers: [{port: {number: 80, name: http, protocol: HTP}, hosts: [a.example.com]}]}",
            "{servers: [{port: {number: 80, name: '', protocol: HTTP}, hosts: [a.example.com]}]}",
            "{servers: [{port: {number: 99999, name: http, protocol: HTTP}, hosts: [a.example.com]}]}",
            "{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [reviews]}]}",
            "{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*a.example.com']}]}",
            "{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['no_space/a.example.com']}]}",
            "{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [a.example.com], bind: nowhere}]}",
            "{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [a.example.com]}, "
                    + "{port: {number: 81, name: http, protocol: HTTP}, hosts: [b.example.com]}]}",
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com]}]}",
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com], tls: {mode: SIMPLE}}]}",
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com], "
                    + "tls: {mode: MUTUAL, serverCertificate: /cert, privateKey: /key}}]}",
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com], "
                    + "tls: {mode: ISTIO_MUTUAL, credentialName: c}}]}",
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com], "
                    + "tls: {mode: SIMPLE, credentialName: c, credentialNames: [d]}}]}",
            "{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com], "
                    + "tls: {mode: SIMPLE, serverCertificate: /cert, privateKey: /key, caCrl: /crl}}]}",
            "{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: c}}]}",
            "{servers: [{port: {number: 5432, name: db, protocol: TCP}, hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: c}}]}");

    private static final List<String> SOUND_SIDECARS = List.of(
            "{egress: [{hosts: ['./*', 'istio-system/*']}]}",
            "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}}",
            "{workloadSelector: {labels: {app: reviews}}, egress: [{hosts: ['*/api.example.com', '~/*']}]}",
            "{egress: [{port: {number: 9080, name: http, protocol: HTTP}, hosts: ['shop/*']}, {hosts: ['*/*']}]}",
            "{ingress: [{port: {number: 9080, name: http, protocol: HTTP}, defaultEndpoint: '127.0.0.1:8080'}]}",
            "{egress: [{bind: 'unix:///var/run/db.sock', port: {number: 0, name: db, protocol: TCP}, hosts: ['shop/*']}]}",
            "{outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: egress.istio-system.svc.cluster.local, port: {number: 443}}}}");

    private static final List<String> BROKEN_SIDECARS = List.of(
            "{}",
            "{egress: [{hosts: []}]}",
            "{egress: [{hosts: [reviews]}]}",
            "{egress: [{hosts: ['shop/reviews']}]}",
            "{egress: [{hosts: ['shop/a/b']}]}",
            "{egress: [{hosts: ['no_space/*']}]}",
            "{egress: [{hosts: ['shop/*']}, {hosts: ['test/*']}]}",
            "{egress: [{hosts: ['shop/*']}, {port: {number: 80, name: http, protocol: HTTP}, hosts: ['test/*']}]}",
            "{egress: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ['shop/*']}, "
                    + "{port: {number: 80, name: b, protocol: HTTP}, hosts: ['test/*']}]}",
            "{egress: [{bind: nowhere, port: {number: 80, name: a, protocol: HTTP}, hosts: ['shop/*']}]}",
            "{egress: [{bind: 'unix:///a', captureMode: IPTABLES, port: {number: 0, name: a, protocol: HTTP}, hosts: ['shop/*']}]}",
            "{ingress: [{port: {name: http, protocol: HTTP}, defaultEndpoint: '127.0.0.1:8080'}]}",
            "{ingress: [{port: {number: 80, name: http, protocol: HTTP, targetPort: 81}, defaultEndpoint: '127.0.0.1:8080'}]}",
            "{ingress: [{port: {number: 80, name: http, protocol: HTTP}, bind: nowhere}]}",
            "{ingress: [{port: {number: 80, name: http, protocol: HTTP}, defaultEndpoint: '10.0.0.1:8080'}]}",
            "{ingress: [{port: {number: 80, name: a, protocol: HTTP}}, {port: {number: 80, name: b, protocol: HTTP}}]}",
            "{ingress: [{port: {number: 443, name: a, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: c}}]}",
            "{ingress: [{port: {number: 443, name: a, protocol: HTTPS}, tls: {mode: ISTIO_MUTUAL}}]}",
            "{ingress: [{port: {number: 80, name: a, protocol: HTTP}, tls: {mode: SIMPLE, serverCertificate: /c, privateKey: /k}}]}",
            "{outboundTrafficPolicy: {mode: REGISTRY_ONLY, egressProxy: {host: e.example.com, port: {number: 443}}}}",
            "{outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: e.example.com}}}");

    private static final List<String> SOUND_AUTHENTICATIONS = List.of(
            "{jwtRules: [{issuer: a, jwksUri: 'https://a.example.com/jwks'}]}",
            "{jwtRules: [{issuer: a}]}",
            "{jwtRules: [{jwksUri: 'https://a.example.com/jwks'}]}",
            "{jwtRules: [{issuer: a, jwks: '{\"keys\": [{\"kty\": \"oct\", \"kid\": \"1\", \"k\": \"c2VjcmV0\"}]}'}]}",
            "{selector: {matchLabels: {app: reviews}}, jwtRules: [{issuer: a, audiences: [b], forwardOriginalToken: true, "
                    + "fromHeaders: [{name: x-token, prefix: 'Bearer '}], fromParams: [token], "
                    + "outputClaimToHeaders: [{header: x-user, claim: sub}], timeout: 5s}]}");

    private static final List<String> BROKEN_AUTHENTICATIONS = List.of(
            "{jwtRules: [{audiences: [b]}]}",
            "{jwtRules: [{issuer: '', jwksUri: 'https://a.example.com/jwks'}]}",
            "{jwtRules: [{issuer: a, jwksUri: 'https://a.example.com/jwks', jwks: '{}'}]}",
            "{jwtRules: [{issuer: a, jwksUri: 'ftp://a.example.com/jwks'}]}",
            "{jwtRules: [{issuer: a, jwks: 'no json'}]}",
            "{jwtRules: [{issuer: a, audiences: ['']}]}",
            "{jwtRules: [{issuer: a, fromHeaders: [{name: ''}]}]}",
            "{jwtRules: [{issuer: a, fromParams: ['']}]}",
            "{jwtRules: [{issuer: a, outputClaimToHeaders: [{header: 'x user', claim: sub}]}]}",
            "{jwtRules: [{issuer: a, outputClaimToHeaders: [{header: x-user, claim: ''}]}]}",
            "{jwtRules: [{issuer: a, timeout: 0s}]}");

    private PublishedVerdicts() {}

    /** Objects that Istio takes. */
    public static List<Resource> sound(String namespace) {
        return Stream.of(
                        objects(IstioTypes.GATEWAY, SOUND_GATEWAYS, namespace),
                        objects(IstioTypes.SIDECAR, SOUND_SIDECARS, namespace),
                        objects(IstioTypes.REQUEST_AUTHENTICATION, SOUND_AUTHENTICATIONS, namespace))
                .flatMap(objects -> objects)
                .toList();
    }

    /** Objects that Istio refuses. */
    public static List<Resource> broken(String namespace) {
        return Stream.of(
                        objects(IstioTypes.GATEWAY, BROKEN_GATEWAYS, namespace),
                        objects(IstioTypes.SIDECAR, BROKEN_SIDECARS, namespace),
                        objects(IstioTypes.REQUEST_AUTHENTICATION, BROKEN_AUTHENTICATIONS, namespace))
                .flatMap(objects -> objects)
                .toList();
    }

    private static Stream<Resource> objects(ResourceType type, List<String> specs, String namespace) {
        return specs.stream().map(spec -> Resource.of(type, namespace, "verdict")
                .withSpec(Objects.object(type, "verdict", spec).spec()));
    }
}
