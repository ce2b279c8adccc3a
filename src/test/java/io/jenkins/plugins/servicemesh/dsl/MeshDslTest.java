package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The language as a whole, in each way in which it is evaluated. */
class MeshDslTest {

    private static final String SHOP = """
            mesh(cluster: 'prod', namespace: 'shop') {
                mtls 'STRICT'
                allow from: ['istio-system/ingress'], to: 'reviews', paths: ['/api/*']
                telemetry { tracing { provider 'otel'; sampling 5 } ; accessLog { filter 'response.code >= 500' } }
                service('reviews') {
                    versions 'v1', 'v2'
                    route('testers') { match { header 'x-tester', exact: 'yes' } ; to 'v2' }
                    route('default') { split v1: 90, v2: 10 ; requestTimeout '3s' ; retries 3, perTry: '500ms' }
                    loadBalancer { consistentHash { header 'x-user' } }
                    circuitBreaker { consecutive5xx 5 ; ejectFor '30s' ; maxEjected 50 }
                }
            }
            """;

    private static final TelemetrySpec TELEMETRY = TelemetrySpec.UNCHANGED
            .withTracing(new TelemetrySpec.Tracing(Optional.of("otel"), Optional.of(Percent.of(5)), Map.of(), true))
            .withAccessLog(new TelemetrySpec.AccessLog(List.of(), Optional.of("response.code >= 500"), true));

    private static final ServiceSpec REVIEWS = ServiceSpec.of("reviews")
            .withVersions(List.of(Version.named("v1"), Version.named("v2")))
            .withRoutes(List.of(
                    RouteSpec.named("testers")
                            .withMatches(List.of(RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"))))
                            .withSplit(Split.all("v2")),
                    RouteSpec.named("default")
                            .withSplit(Split.of("v1", 90, "v2", 10))
                            .withRequestTimeout(Duration.ofSeconds(3))
                            .withRetries(RetryPolicy.of(3).withPerTry(Duration.ofMillis(500)))))
            .withLoadBalancing(new LoadBalancing.HeaderHash("x-user"))
            .withCircuitBreaker(CircuitBreaker.UNCHANGED
                    .withConsecutive5xx(5)
                    .withEjectFor(Duration.ofSeconds(30))
                    .withMaxEjected(50));

    private static final MeshSpec WANTED = MeshSpec.of("shop")
            .plus(MtlsSpec.ofNamespace(MtlsMode.STRICT))
            .plus(new AccessSpec(
                    Optional.of(Workload.named("reviews")),
                    List.of("istio-system/ingress"),
                    List.of(),
                    List.of("/api/*"),
                    List.of(),
                    List.of()))
            .plus(TELEMETRY)
            .plus(REVIEWS);

    @ParameterizedTest
    @EnumSource
    void aBlockBecomesAnIntent(Evaluation evaluation) throws Throwable {
        MeshIntent intent = evaluation.of(SHOP).get(0);

        assertThat(intent.spec()).isEqualTo(WANTED);
        assertThat(intent.cluster()).contains("prod");
    }
}
