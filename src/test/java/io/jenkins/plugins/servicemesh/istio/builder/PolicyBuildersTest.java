package io.jenkins.plugins.servicemesh.istio.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.builder.AuthorizationPolicyBuilder.Action;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Location;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Resolution;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Protocol;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.AccessLog;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Metrics;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Tracing;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PolicyBuildersTest {

    private static final Workload REVIEWS = Workload.named("reviews");

    @Nested
    class PeerAuthentications {

        private final PeerAuthenticationBuilder builder = PeerAuthenticationBuilder.named("shop", "default");

        @Test
        void theModeAskedForIsTheModeWritten() {
            for (MtlsMode mode : MtlsMode.values()) {
                assertThat(PeerAuthenticationBuilder.named("shop", "default")
                                .mode(mode)
                                .build()
                                .spec())
                        .hasToString("{\"mtls\":{\"mode\":\"" + mode + "\"}}");
            }
        }

        @Test
        void strictAndAnotherModeAreAnErrorWhicheverCameFirst() {
            assertThatThrownBy(() -> builder.mode(MtlsMode.DISABLE).strict().build())
                    .isInstanceOf(FindingsException.class)
                    .hasMessageContaining("spec.mtls.mode: given two values");
            assertThatThrownBy(() -> PeerAuthenticationBuilder.named("shop", "default")
                            .strict()
                            .permissive()
                            .build())
                    .hasMessageContaining("spec.mtls.mode: given two values");
        }

        @Test
        void portsOfAWorkloadHaveModesOfTheirOwn() {
            Resource built = builder.workload(REVIEWS)
                    .strict()
                    .port(9090, MtlsMode.PERMISSIVE)
                    .port(8080, MtlsMode.DISABLE)
                    .build();
            assertThat(built.spec())
                    .hasToString(
                            "{\"selector\":{\"matchLabels\":{\"app\":\"reviews\"}},\"mtls\":{\"mode\":\"STRICT\"},"
                                    + "\"portLevelMtls\":{\"9090\":{\"mode\":\"PERMISSIVE\"},\"8080\":{\"mode\":\"DISABLE\"}}}");
        }

        @Test
        void portsWithoutAWorkloadAreRefused() {
            assertThatThrownBy(() ->
                            builder.strict().port(9090, MtlsMode.PERMISSIVE).build())
                    .hasMessageContaining("modes of ports need a selector");
        }

        @Test
        void aSelectorKeepsEveryLabelOfTheWorkload() {
            Map<String, String> labels = Map.of("app.kubernetes.io/name", "reviews", "tier", "back");
            Resource built =
                    builder.workload(new Workload("reviews", labels)).strict().build();
            assertThat(built.spec().object("selector").object("matchLabels").texts())
                    .isEqualTo(labels);
        }
    }

    @Nested
    class Telemetries {

        private final TelemetryBuilder builder = TelemetryBuilder.named("shop", "default");

        @Test
        void metricTagsAreTagOverridesOfAllMetrics() {
            Metrics metrics = new Metrics(List.of("prometheus"), Map.of("team", "'shop'"), List.of("source_principal"));
            assertThat(builder.metrics(metrics).build().spec())
                    .hasToString("{\"metrics\":[{\"providers\":[{\"name\":\"prometheus\"}],\"overrides\":["
                            + "{\"match\":{\"metric\":\"ALL_METRICS\"},\"tagOverrides\":{"
                            + "\"team\":{\"operation\":\"UPSERT\",\"value\":\"'shop'\"},"
                            + "\"source_principal\":{\"operation\":\"REMOVE\"}}}]}]}");
        }

        @Test
        void samplingIsInPercentAndLeftOutWhenNotGiven() {
            Tracing five = new Tracing(Optional.of("otel"), Optional.of(Percent.of(5)), Map.of("team", "shop"), true);
            assertThat(builder.tracing(five).build().spec())
                    .hasToString("{\"tracing\":[{\"providers\":[{\"name\":\"otel\"}],\"randomSamplingPercentage\":5,"
                            + "\"customTags\":{\"team\":{\"literal\":{\"value\":\"shop\"}}}}]}");
            Tracing plain = new Tracing(Optional.empty(), Optional.empty(), Map.of(), true);
            assertThat(TelemetryBuilder.named("shop", "default")
                            .tracing(plain)
                            .build()
                            .spec())
                    .hasToString("{\"tracing\":[{}]}");
        }

        @Test
        void noProviderIsAssumed() {
            assertThat(builder.defaults().build().tree().toString()).doesNotContain("providers");
        }

        @Test
        void accessLogsCanBeFilteredOrSwitchedOff() {
            Resource built = builder.workload(REVIEWS)
                    .accessLog(new AccessLog(List.of("envoy"), Optional.of("response.code >= 500"), true))
                    .accessLog(new AccessLog(List.of("otel"), Optional.empty(), false))
                    .build();
            assertThat(built.spec().array("accessLogging"))
                    .hasToString(
                            "[{\"providers\":[{\"name\":\"envoy\"}],\"filter\":{\"expression\":\"response.code >= 500\"}},"
                                    + "{\"providers\":[{\"name\":\"otel\"}],\"disabled\":true}]");
        }

        @Test
        void aFilterThatIsNoExpressionIsRefused() {
            assertThatThrownBy(() -> builder.accessLog(new AccessLog(List.of(), Optional.of("response.code >= "), true))
                            .build())
                    .hasMessageContaining("not a CEL expression, it ends too early");
        }

        @Test
        void tracingGivenTwiceDifferentlyIsAConflict() {
            assertThatThrownBy(() -> builder.defaults()
                            .tracing(new Tracing(Optional.empty(), Optional.of(Percent.of(50)), Map.of(), true))
                            .build())
                    .hasMessageContaining("spec.tracing: given two values");
        }
    }

    @Nested
    class AuthorizationPolicies {

        private final AuthorizationPolicyBuilder builder = AuthorizationPolicyBuilder.named("shop", "reviews");

        @Test
        void accountsAndNamespacesAreAlternativesAndShareTheOperation() {
            AccessSpec access = new AccessSpec(
                    Optional.of(REVIEWS),
                    List.of("istio-system/ingress"),
                    List.of("monitoring"),
                    List.of("/api/*"),
                    List.of("GET"),
                    List.of(8080));
            assertThat(builder.rule(access).build().spec())
                    .hasToString(
                            "{\"selector\":{\"matchLabels\":{\"app\":\"reviews\"}},\"rules\":[{\"from\":["
                                    + "{\"source\":{\"principals\":[\"cluster.local/ns/istio-system/sa/ingress\"]}},"
                                    + "{\"source\":{\"namespaces\":[\"monitoring\"]}}],"
                                    + "\"to\":[{\"operation\":{\"methods\":[\"GET\"],\"paths\":[\"/api/*\"],\"ports\":[\"8080\"]}}]}]}");
        }

        @Test
        void aForgottenRuleDoesNotCloseTheNamespace() {
            assertThatThrownBy(builder::build).hasMessageContaining("every request would be refused");
        }

        @Test
        void denyingAllIsSaidOutright() {
            assertThat(builder.denyAll().build().spec().isEmpty()).isTrue();
        }

        @Test
        void aDryRunIsAnAnnotation() {
            Resource built = builder.action(Action.DENY)
                    .dryRun()
                    .rule(new AccessSpec(
                            Optional.empty(), List.of("batch"), List.of(), List.of(), List.of(), List.of()))
                    .build();
            assertThat(built.annotations()).containsEntry(IstioLabels.DRY_RUN, "true");
            assertThat(built.spec().text("action")).contains("DENY");
        }
    }

    @Nested
    class ServiceEntries {

        private final ServiceEntryBuilder builder = ServiceEntryBuilder.named("shop", "payments");

        @Test
        void writesAnExternalHost() {
            Resource built = builder.host("pay.example.com")
                    .location(Location.MESH_EXTERNAL)
                    .resolution(Resolution.DNS)
                    .port(443, "tls", Protocol.TLS)
                    .exportTo(".")
                    .build();
            assertThat(built.spec())
                    .hasToString(
                            "{\"hosts\":[\"pay.example.com\"],\"location\":\"MESH_EXTERNAL\",\"resolution\":\"DNS\","
                                    + "\"ports\":[{\"number\":443,\"name\":\"tls\",\"protocol\":\"TLS\"}],\"exportTo\":[\".\"]}");
        }

        @Test
        void staticEndpointsNeedAddresses() {
            assertThatThrownBy(() -> builder.host("pay.example.com")
                            .address("10.0.0.1")
                            .resolution(Resolution.STATIC)
                            .port(5432, "db", Protocol.TCP)
                            .endpoint("db.example.com", Map.of("zone", "a"))
                            .build())
                    .hasMessageContaining("needs an IP address or a unix socket, not 'db.example.com'");
        }
    }
}
