package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.MeshIntegration;
import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.builder.DestinationRuleBuilder;
import io.jenkins.plugins.servicemesh.istio.builder.GatewayBuilder;
import io.jenkins.plugins.servicemesh.istio.builder.RequestAuthenticationBuilder;
import io.jenkins.plugins.servicemesh.istio.builder.ServiceEntryBuilder;
import io.jenkins.plugins.servicemesh.istio.builder.SidecarBuilder;
import io.jenkins.plugins.servicemesh.istio.planner.SurroundingsIntents;
import io.jenkins.plugins.servicemesh.istio.rule.PublishedVerdicts;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.EgressPort;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Resolution;
import io.jenkins.plugins.servicemesh.model.GatewayServer;
import io.jenkins.plugins.servicemesh.model.Locality;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Protocol;
import io.jenkins.plugins.servicemesh.model.SidecarSpec.OutboundTraffic;
import io.jenkins.plugins.servicemesh.model.TokenIssuer;
import io.jenkins.plugins.servicemesh.operation.ApplyMesh;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.PlanMesh;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What our builders, planners and rules say, held against a real API server with Istio's webhook. Needs KUBECONFIG. */
@Tag("e2e")
class IstioKindsOnRealClusterTest {

    @RegisterExtension
    static final RealNamespace REAL = new RealNamespace("kinds");

    private static final String NAMESPACE = REAL.name();
    private static final Owner OWNER = new Owner("e2e/kinds");

    @Test
    void istioTakesWhatOurRulesTake() {
        assertThat(PublishedVerdicts.sound(NAMESPACE))
                .allSatisfy(resource -> assertThat(verdict(resource)).isEmpty());
    }

    @Test
    void istioRefusesWhatOurRulesRefuse() {
        assertThat(PublishedVerdicts.broken(NAMESPACE).stream()
                        .filter(resource -> verdict(resource).isEmpty())
                        .map(Resource::spec))
                .isEmpty();
    }

    @Test
    void istioTakesWhatBuildersBuild() {
        List<Resource> built = List.of(
                RequestAuthenticationBuilder.named(NAMESPACE, "built")
                        .issuer(TokenIssuer.of("https://a.example.com", "https://a.example.com/jwks"))
                        .build(),
                GatewayBuilder.named(NAMESPACE, "built")
                        .selector(Map.of("istio", "nothing"))
                        .server(GatewayServer.http(80, "a.example.com"))
                        .server(GatewayServer.https(443, "cert", "a.example.com"))
                        .build(),
                SidecarBuilder.named(NAMESPACE, "built")
                        .egress("./*", "istio-system/*")
                        .outboundTraffic(OutboundTraffic.REGISTRY_ONLY)
                        .build(),
                ServiceEntryBuilder.named(NAMESPACE, "built")
                        .host("api.example.com")
                        .resolution(Resolution.DNS)
                        .port(EgressPort.of(443, Protocol.TLS))
                        .build(),
                DestinationRuleBuilder.named(NAMESPACE, "built")
                        .host("api.example.com")
                        .circuitBreaker(CircuitBreaker.DEFAULT)
                        .locality(Locality.UNCHANGED.plusFailover("europe", "america"))
                        .build());
        assertThat(built).allSatisfy(resource -> assertThat(verdict(resource)).isEmpty());
    }

    @Test
    void aPlanIsAppliedAndPlannedAgainDoesNothingAndIsTakenBack() {
        MeshSpec wanted = SurroundingsIntents.ALL.in(NAMESPACE);
        OperationContext context = new OperationContext(
                REAL.cluster(), new IstioManager(), OWNER, "test", PollClock.system(), event -> {});
        Plan plan = new PlanMesh(context).plan(wanted);
        assertThat(Finding.errors(plan.findings())).isEmpty();
        assertThat(plan.changes()).hasSizeGreaterThanOrEqualTo(7);
        new ApplyMesh(context).apply(wanted, ApplyOptions.because("test"));
        assertThat(new PlanMesh(context).plan(wanted).changes()).isEmpty();
        MeshIntegration.on(REAL.cluster(), OWNER, "test").cleanup(NAMESPACE);
        assertThat(new PlanMesh(context).plan(wanted).changes()).hasSameSizeAs(plan.changes());
    }

    /** Why the server refuses to create it; empty when it would. */
    private static Optional<String> verdict(Resource resource) {
        try {
            REAL.cluster().create(resource, WriteMode.DRY_RUN);
            return Optional.empty();
        } catch (ClusterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
