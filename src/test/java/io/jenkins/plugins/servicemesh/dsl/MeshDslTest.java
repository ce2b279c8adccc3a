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

    @ParameterizedTest
    @EnumSource
    void wordsWithAllTheirArgumentsAreUnderstood(Evaluation evaluation) throws Throwable {
        MeshSpec spec = evaluation.of("""
                        mesh(namespace: 'shop') {
                            injection 'revision:1-30'
                            mtls('reviews', labels: [app: 'r', tier: 'web']) { mode 'STRICT'; port 9090, 'PERMISSIVE' }
                            allow fromNamespaces: 'web', methods: ['GET', 'HEAD'], ports: [8080]
                            telemetry('reviews') {
                                metrics { provider 'prometheus'; tag 'team', "'shop'"; removeTag 'x' }
                                accessLog { enabled false }
                            }
                            service('reviews') {
                                versions 'v1'
                                version 'v2', labels: [track: 'canary'], service: 'reviews-v2'
                                route('a') {
                                    match { header 'x', exact: 'y'; path prefix: '/api'; method 'GET'; query 'q', regex: '1|2' }
                                    match { withoutHeader 'x', exact: 'y' }
                                    split v1: 99.5, v2: 0.5
                                    retries 3, perTry: '500ms', on: ['5xx', '503']
                                    fault { delay '2s', percent: 5 ; abort 503, percent: 1 }
                                    mirror to: 'v2', percent: 10
                                    remove 'requestTimeout'
                                }
                                loadBalancer { consistentHash { cookie 'u', ttl: '1h', path: '/' } }
                                connectionPool { maxConnections 100; idleTimeout '1m' }
                                remove 'circuitBreaker'
                                removeRoute 'b'
                            }
                        }
                        """).get(0).spec();

        RouteSpec route = spec.services().get(0).routes().get(0);
        assertThat(spec.mtls().get(0).workload()).contains(new Workload("reviews", Map.of("app", "r", "tier", "web")));
        assertThat(spec.mtls().get(0).ports()).containsEntry(9090, MtlsMode.PERMISSIVE);
        assertThat(spec.access().get(0).fromNamespaces()).containsExactly("web");
        assertThat(spec.telemetry().get(0).metrics().orElseThrow().tags()).containsEntry("team", "'shop'");
        assertThat(spec.services().get(0).version("v2").service()).contains("reviews-v2");
        assertThat(route.matches()).hasSize(2);
        assertThat(route.split()).contains(Split.of("v1", 99.5, "v2", 0.5));
        assertThat(route.fault().orElseThrow().abort()).isPresent();
        assertThat(route.removals()).containsExactly(RouteSpec.Part.REQUEST_TIMEOUT);
        assertThat(spec.services().get(0).removedRoutes()).containsExactly("b");
    }
}
