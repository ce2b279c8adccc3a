package io.jenkins.plugins.servicemesh.istio.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.ConnectionPool;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DestinationRuleBuilderTest {

    private static final ConnectionPool TCP = new ConnectionPool(
            Optional.of(100),
            Optional.of(Duration.ofMillis(250)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final ConnectionPool HTTP = new ConnectionPool(
            Optional.empty(),
            Optional.empty(),
            Optional.of(10),
            Optional.of(20),
            Optional.of(0),
            Optional.of(3),
            Optional.of(Duration.ofMinutes(1)));

    private static DestinationRuleBuilder reviews() {
        return DestinationRuleBuilder.named("shop", "reviews").host("reviews");
    }

    private static JsonObject policy(Resource rule) {
        return rule.spec().object("trafficPolicy");
    }

    @Test
    void connectionPoolSettingsGivenInTwoCallsAreAllKept() {
        JsonObject both =
                policy(reviews().connectionPool(HTTP).connectionPool(TCP).build());
        assertThat(both)
                .isEqualTo(policy(
                        reviews().connectionPool(TCP).connectionPool(HTTP).build()));
        assertThat(both.object("connectionPool"))
                .isEqualTo(JsonText.parse("{\"tcp\":{\"maxConnections\":100,\"connectTimeout\":\"250ms\"},"
                        + "\"http\":{\"http1MaxPendingRequests\":10,\"http2MaxRequests\":20,"
                        + "\"maxRequestsPerConnection\":0,\"maxRetries\":3,\"idleTimeout\":\"60s\"}}"));
    }

    @Test
    void circuitBreakersCountByTheFieldsThatIstioReads() {
        assertThat(policy(reviews().circuitBreaker(CircuitBreaker.DEFAULT).build())
                        .object("outlierDetection"))
                .hasToString("{\"consecutive5xxErrors\":5,\"interval\":\"30s\",\"baseEjectionTime\":\"30s\","
                        + "\"maxEjectionPercent\":50}");
    }

    @Test
    void aSimpleAlgorithmAndAConsistentHashTogetherAreAnErrorAndNoneIsDropped() {
        DestinationRuleBuilder builder =
                reviews().loadBalancing(LoadBalancing.Simple.RANDOM).loadBalancing(new LoadBalancing.SourceIpHash());
        assertThatThrownBy(builder::build)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("simple and consistentHash exclude each other");
    }

    @Test
    void subsetsKeepEveryLabelOfTheVersion() {
        Map<String, String> labels = Map.of("app.kubernetes.io/name", "reviews", "version", "v2");
        Resource built =
                reviews().subset(new Version("v2", labels, Optional.empty())).build();
        assertThat(built.spec()
                        .array("subsets")
                        .objects()
                        .get(0)
                        .object("labels")
                        .texts())
                .isEqualTo(labels);
    }

    @Test
    void aSubsetAndAPortCanHavePoliciesOfTheirOwn() {
        Resource built = reviews()
                .subset(Version.named("v1"))
                .subset(Version.named("v2"), own -> own.loadBalancing(LoadBalancing.Simple.RANDOM))
                .port(9080, own -> own.tls(ClientTlsMode.ISTIO_MUTUAL))
                .tls(ClientTlsMode.ISTIO_MUTUAL)
                .build();
        assertThat(built.spec().array("subsets"))
                .hasToString(
                        "[{\"name\":\"v1\",\"labels\":{\"version\":\"v1\"}},{\"name\":\"v2\","
                                + "\"labels\":{\"version\":\"v2\"},\"trafficPolicy\":{\"loadBalancer\":{\"simple\":\"RANDOM\"}}}]");
        assertThat(policy(built).array("portLevelSettings"))
                .hasToString("[{\"tls\":{\"mode\":\"ISTIO_MUTUAL\"},\"port\":{\"number\":9080}}]");
    }

    @Test
    void oneSubsetNameWithTwoSetsOfLabelsIsAConflict() {
        DestinationRuleBuilder builder = reviews()
                .subset(Version.named("v2"))
                .subset(new Version("v2", Map.of("version", "two"), Optional.empty()));
        assertThatThrownBy(builder::build).hasMessageContaining("subset 'v2'.labels.version: given two values");
    }

    @Test
    void withoutAnySettingThereIsNoEmptyPolicy() {
        assertThat(reviews().exportTo(".").build().spec().keys()).containsExactly("host", "exportTo");
    }

    @Test
    void withoutAHostItIsRefused() {
        assertThatThrownBy(DestinationRuleBuilder.named("shop", "reviews")::build)
                .hasMessageContaining("spec.host: a host is missing");
    }

    @Test
    void fieldsWithoutAMethodAreCheckedAllTheSame() {
        DestinationRuleBuilder builder =
                reviews().policy(own -> own.field("tunnel", JsonText.parse("{\"protocol\":\"GET\"}")));
        assertThatThrownBy(builder::build).hasMessageContaining("unknown tunnel protocol 'GET'");
    }
}
