package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.EgressPort;
import io.jenkins.plugins.servicemesh.model.EgressSpec;
import io.jenkins.plugins.servicemesh.model.GatewayBinding;
import io.jenkins.plugins.servicemesh.model.GatewayServer;
import io.jenkins.plugins.servicemesh.model.GatewaySpec;
import io.jenkins.plugins.servicemesh.model.Locality;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Protocol;
import io.jenkins.plugins.servicemesh.model.RequestAuthenticationSpec;
import io.jenkins.plugins.servicemesh.model.RequestToken;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.SidecarSpec;
import io.jenkins.plugins.servicemesh.model.TokenIssuer;
import io.jenkins.plugins.servicemesh.model.Workload;
import java.util.List;
import java.util.Optional;

/** Intents about what surrounds the services of a namespace. */
public final class SurroundingsIntents {

    public static final Workload REVIEWS = Workload.named("reviews");
    public static final TokenIssuer ISSUER =
            TokenIssuer.of("https://id.example.com", "https://id.example.com/jwks.json");
    public static final EgressSpec API =
            EgressSpec.of("api.example.com").withPorts(List.of(EgressPort.of(443, Protocol.TLS)));
    public static final EgressSpec PLAIN_API = EgressSpec.of("plain.example.com")
            .withPorts(List.of(new EgressPort(80, Protocol.HTTP, Optional.of(443), true)));
    public static final GatewaySpec PUBLIC = GatewaySpec.of(
            "public",
            GatewayServer.http(80, "shop.example.com"),
            GatewayServer.https(443, "shop-cert", "shop.example.com"));
    public static final GatewayBinding BINDING = new GatewayBinding(List.of("public"), List.of("shop.example.com"));

    /** One of each. */
    public static final MeshSpec ALL = MeshSpec.of("shop")
            .plus(RequestAuthenticationSpec.ofWorkload(REVIEWS, ISSUER))
            .plus(AccessSpec.withToken(Optional.of(REVIEWS), RequestToken.ofIssuer("https://id.example.com")))
            .plus(API)
            .plus(PLAIN_API)
            .plus(PUBLIC)
            .plus(SidecarSpec.ofNamespace("./*", "istio-system/*"))
            .plus(ServiceSpec.of("reviews")
                    .withGateways(BINDING)
                    .withCircuitBreaker(CircuitBreaker.DEFAULT)
                    .withLocality(Locality.UNCHANGED.plusFailover("europe", "america")));

    private SurroundingsIntents() {}
}
