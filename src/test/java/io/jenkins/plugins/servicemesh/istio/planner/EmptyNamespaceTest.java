package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.SHOP;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.result;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.reviews;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Tracing;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmptyNamespaceTest {

    private static final RouteSpec DEFAULT = RouteSpec.named("default")
            .withSplit(Split.of("v1", 90, "v2", 10))
            .withRequestTimeout(Duration.ofSeconds(3))
            .withRetries(RetryPolicy.DEFAULT);

    @Test
    void aServiceGetsItsRoutesItsSubsetsAndItsPolicy() {
        ServiceSpec service = reviews(DEFAULT)
                .withCircuitBreaker(CircuitBreaker.DEFAULT)
                .withLoadBalancing(LoadBalancing.Simple.ROUND_ROBIN);
        Plan plan = settled(service);
        assertThat(result(plan, IstioTypes.VIRTUAL_SERVICE).spec()).isEqualTo(tree("""
                                hosts: [reviews.shop.svc.cluster.local]
                                http:
                                - name: default
                                  route:
                                  - destination: {host: reviews.shop.svc.cluster.local, subset: v1}
                                    weight: 90
                                  - destination: {host: reviews.shop.svc.cluster.local, subset: v2}
                                    weight: 10
                                  timeout: 3s
                                  retries: {attempts: 3, perTryTimeout: 2s, retryOn: 'connect-failure,refused-stream'}
                                """));
        assertThat(result(plan, IstioTypes.DESTINATION_RULE).spec()).isEqualTo(tree("""
                                host: reviews.shop.svc.cluster.local
                                subsets:
                                - {name: v1, labels: {version: v1}}
                                - {name: v2, labels: {version: v2}}
                                trafficPolicy:
                                  loadBalancer: {simple: ROUND_ROBIN}
                                  outlierDetection:
                                    {consecutive5xxErrors: 5, interval: 30s, baseEjectionTime: 30s, maxEjectionPercent: 50}
                                """));
    }

    @Test
    void subsetsAreWrittenBeforeTheRoutesThatLeadToThem() {
        assertThat(settled(DEFAULT).changes())
                .extracting(change -> change.id().type().kind())
                .containsExactly("DestinationRule", "VirtualService");
    }

    @Test
    void whatIsMadeCarriesItsOwner() {
        assertThat(settled(DEFAULT).changes()).allSatisfy(change -> {
            assertThat(((Change.Create) change).resource().labels()).containsEntry(Owner.MANAGED_BY, Owner.MANAGER);
            assertThat(((Change.Create) change).resource().annotations())
                    .containsEntry(Owner.OWNER, Planning.OWNER.name());
        });
    }

    @Test
    void eachChangeSaysWhyInTheWordsOfTheIntent() {
        Plan plan = settled(DEFAULT);
        assertThat(plan.changes().get(0).reasons())
                .containsExactly("service 'reviews' > subset v1", "service 'reviews' > subset v2");
        assertThat(plan.changes().get(1).reasons())
                .containsExactly(
                        "service 'reviews' > route 'default' > new route",
                        "service 'reviews' > route 'default' > split v1 90 %, v2 10 %",
                        "service 'reviews' > route 'default' > requestTimeout 3s",
                        "service 'reviews' > route 'default' > retries 3");
    }

    @Test
    void securityAndTelemetryGetObjectsForTheNamespaceAndForWorkloads() {
        MeshSpec spec = SHOP.plus(MtlsSpec.ofNamespace(MtlsMode.STRICT))
                .plus(TelemetrySpec.UNCHANGED.withTracing(
                        new Tracing(Optional.of("otel"), Optional.of(Percent.of(5)), Map.of(), true)));
        Plan plan = settled(spec);
        assertThat(result(plan, IstioTypes.PEER_AUTHENTICATION).name()).isEqualTo("default");
        assertThat(result(plan, IstioTypes.PEER_AUTHENTICATION).spec()).isEqualTo(tree("mtls: {mode: STRICT}"));
        assertThat(result(plan, IstioTypes.TELEMETRY).spec())
                .isEqualTo(tree("tracing: [{providers: [{name: otel}], randomSamplingPercentage: 5}]"));
    }

    @Test
    void anIntentThatWantsNothingWritesNothing() {
        assertThat(settled(SHOP).changes()).isEmpty();
        assertThat(settled(ServiceSpec.of("reviews")).changes()).isEmpty();
        assertThat(settled(TelemetrySpecs.metricsOn()).changes()).isEmpty();
    }

    private static final class TelemetrySpecs {
        static MeshSpec metricsOn() {
            return SHOP.plus(
                    TelemetrySpec.UNCHANGED.withMetrics(new TelemetrySpec.Metrics(List.of(), Map.of(), List.of())));
        }
    }
}
