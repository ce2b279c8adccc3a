package io.jenkins.plugins.servicemesh.istio.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.AccessLog;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Metrics;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Tracing;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void wholePercentsAreTheWeightsAndFractionsAreScaledAsLittleAsPossible() {
        assertThat(WeightFields.of(Split.of("v1", 90, "v2", 10))).isEqualTo(Map.of("v1", 90, "v2", 10));
        assertThat(WeightFields.of(Split.of("v1", 99.5, "v2", 0.5))).isEqualTo(Map.of("v1", 995, "v2", 5));
        assertThat(WeightFields.of(Split.of("v1", 99.95, "v2", 0.05))).isEqualTo(Map.of("v1", 9995, "v2", 5));
        assertThat(WeightFields.of(Split.of("v1", 100.0, "v2", 0))).isEqualTo(Map.of("v1", 100, "v2", 0));
    }

    @Test
    void retryConditionsAreJoinedWithoutSpaces() {
        assertThat(RetryFields.of(RetryPolicy.DEFAULT))
                .hasToString(
                        "{\"attempts\":3,\"perTryTimeout\":\"2s\",\"retryOn\":\"connect-failure,refused-stream\"}");
        assertThat(RetryFields.of(RetryPolicy.of(0))).hasToString("{\"attempts\":0}");
    }

    @Test
    void everyWayToCompareIsWritten() {
        RequestMatch match = RequestMatch.ANY
                .withPath(new StringMatch.Prefix("/api"))
                .withMethod(new StringMatch.Exact("GET"))
                .withHeader("x-a", new StringMatch.Regex("a.*"))
                .withoutHeader("x-b", new StringMatch.Exact("b"))
                .withQueryParameter("c", new StringMatch.Exact("d"));
        assertThat(MatchFields.of(List.of(match)))
                .hasToString("[{\"uri\":{\"prefix\":\"/api\"},\"method\":{\"exact\":\"GET\"},"
                        + "\"headers\":{\"x-a\":{\"regex\":\"a.*\"}},\"withoutHeaders\":{\"x-b\":{\"exact\":\"b\"}},"
                        + "\"queryParams\":{\"c\":{\"exact\":\"d\"}}}]");
    }

    @Test
    void everyHashKeyIsWritten() {
        assertThat(LoadBalancerFields.of(new LoadBalancing.HeaderHash("x-user")))
                .hasToString("{\"consistentHash\":{\"httpHeaderName\":\"x-user\"}}");
        assertThat(LoadBalancerFields.of(new LoadBalancing.CookieHash("user", Optional.of("/"), Duration.ZERO)))
                .hasToString("{\"consistentHash\":{\"httpCookie\":{\"name\":\"user\",\"path\":\"/\",\"ttl\":\"0s\"}}}");
        assertThat(LoadBalancerFields.of(new LoadBalancing.QueryParameterHash("user")))
                .hasToString("{\"consistentHash\":{\"httpQueryParameterName\":\"user\"}}");
        assertThat(LoadBalancerFields.of(new LoadBalancing.SourceIpHash()))
                .hasToString("{\"consistentHash\":{\"useSourceIp\":true}}");
    }

    @Test
    void anotherAlgorithmReplacesTheOldOneAndLeavesLocalityAndWarmUp() {
        JsonObject existing = JsonText.parseObject("{\"consistentHash\":{\"useSourceIp\":true,\"maglev\":{}},"
                + "\"localityLbSetting\":{\"enabled\":true},\"warmup\":{\"duration\":\"30s\"}}");
        JsonObject merged = LoadBalancerFields.of(LoadBalancing.Simple.RANDOM, existing);
        assertThat(merged)
                .hasToString("{\"localityLbSetting\":{\"enabled\":true},\"warmup\":{\"duration\":\"30s\"},"
                        + "\"simple\":\"RANDOM\"}");
        assertThat(LoadBalancerFields.of(LoadBalancing.Simple.RANDOM, merged)).isSameAs(merged);
    }

    @Test
    void tagsJoinTheOverrideOfAllMetricsAndLeaveTheOthers() {
        JsonObject existing = JsonText.parseObject("{\"providers\":[{\"name\":\"own\"}],\"overrides\":["
                + "{\"match\":{\"metric\":\"REQUEST_COUNT\"},\"disabled\":true},"
                + "{\"match\":{\"metric\":\"ALL_METRICS\"},\"tagOverrides\":{\"old\":{\"value\":\"'x'\"}}}]}");
        JsonObject merged =
                TelemetryFields.metrics(new Metrics(List.of(), Map.of("team", "'shop'"), List.of()), existing);
        assertThat(merged)
                .hasToString("{\"providers\":[{\"name\":\"own\"}],\"overrides\":["
                        + "{\"match\":{\"metric\":\"REQUEST_COUNT\"},\"disabled\":true},"
                        + "{\"match\":{\"metric\":\"ALL_METRICS\"},\"tagOverrides\":{\"old\":{\"value\":\"'x'\"},"
                        + "\"team\":{\"operation\":\"UPSERT\",\"value\":\"'shop'\"}}}]}");
    }

    @Test
    void renderingIntoWhatIsThereAlreadyChangesNothing() {
        Metrics metrics = new Metrics(List.of("p"), Map.of("team", "'shop'"), List.of("x"));
        Tracing tracing = new Tracing(Optional.of("otel"), Optional.of(Percent.of(5)), Map.of("a", "b"), false);
        AccessLog log = new AccessLog(List.of("envoy"), Optional.of("response.code >= 400"), true);
        JsonObject first = TelemetryFields.metrics(metrics, JsonObject.EMPTY);
        JsonObject second = TelemetryFields.tracing(tracing, JsonObject.EMPTY);
        JsonObject third = TelemetryFields.accessLog(log, JsonObject.EMPTY);
        assertThat(TelemetryFields.metrics(metrics, first)).isSameAs(first);
        assertThat(TelemetryFields.tracing(tracing, second)).isSameAs(second);
        assertThat(TelemetryFields.accessLog(log, third)).isSameAs(third);
    }

    @Test
    void switchingOnAgainTakesTheSwitchAwayAndKeepsTheRest() {
        JsonObject off = JsonText.parseObject("{\"disableSpanReporting\":true,\"enableIstioTags\":false}");
        assertThat(TelemetryFields.tracing(new Tracing(Optional.empty(), Optional.empty(), Map.of(), true), off))
                .hasToString("{\"enableIstioTags\":false}");
    }

    @Test
    void percentagesAreWrittenWithoutExponent() {
        assertThat(PercentFields.of(Percent.of(100))).hasToString("{\"value\":100}");
        assertThat(PercentFields.of(Percent.parse("0.0001"))).hasToString("{\"value\":0.0001}");
    }
}
