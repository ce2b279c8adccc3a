package io.jenkins.plugins.servicemesh.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a metric source does when Prometheus is down, slow, partial or refuses. */
class PrometheusFaultsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TOKEN = "s3cr3t-token";
    private static final String ERROR = "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}";

    private final FaultyPrometheus prometheus = new FaultyPrometheus();

    @AfterEach
    void stop() {
        prometheus.close();
    }

    private Reading ask(PrometheusConfig config) {
        return new PrometheusSource(config, new IstioMetricQueries(Reporter.DESTINATION)).query("up", NOW);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal() {
        return refusal(prometheus.config());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal(PrometheusConfig config) {
        return assertThatThrownBy(() -> ask(config))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("metric source 'prod' (" + config.url() + ")");
    }

    @Test
    void aServerErrorThatPassesIsNotNoticed() {
        prometheus.reply(503, "").reply(502, "<html>").reply(200, FaultyPrometheus.ONE);
        assertThat(ask(prometheus.config())).isEqualTo(new Reading.Value(1));
        assertThat(prometheus.requests()).hasSize(3);
    }

    @Test
    void aServerErrorThatStaysIsToldAfterThreeAttempts() {
        prometheus.reply(503, ERROR.formatted("timeout", "query timed out in expression evaluation"));
        refusal().hasMessageContaining("answered 503: timeout: query timed out");
        assertThat(prometheus.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422, 429})
    void aRefusalIsNotAskedAgain(int status) {
        prometheus.reply(status, ERROR.formatted("bad_data", "no"));
        refusal().hasMessageContaining("answered " + status + ": bad_data: no");
        assertThat(prometheus.requests()).hasSize(1);
    }

    @Test
    void aSourceThatIsDownIsToldByItsName() {
        PrometheusConfig down = PrometheusConfig.of("prod", URI.create("http://127.0.0.1:1"));
        refusal(down).hasMessageContaining("cannot be reached");
    }

    @Test
    void aSlowSourceIsNotWaitedFor() {
        prometheus.replyLate(5_000);
        long start = System.nanoTime();
        refusal(prometheus.config().withTimeout(Duration.ofMillis(300)))
                .hasMessageContaining("did not answer within 300ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(prometheus.requests()).hasSize(1);
    }

    @Test
    void anAnswerWithAWarningIsNoAnswer() {
        prometheus.reply(200, FaultyPrometheus.ONE.replace("\"data\"", "\"warnings\":[\"store-2 is down\"],\"data\""));
        refusal().hasMessageContaining("warning").hasMessageContaining("store-2 is down");
        assertThat(prometheus.requests()).hasSize(1);
    }

    @Test
    void anAnswerWithAHintIsAnAnswer() {
        prometheus.reply(200, FaultyPrometheus.ONE.replace("\"data\"", "\"infos\":[\"might be no counter\"],\"data\""));
        assertThat(ask(prometheus.config())).isEqualTo(new Reading.Value(1));
    }

    @Test
    void aPartialAnswerIsNoAnswer() {
        prometheus.reply(200, FaultyPrometheus.ONE.replace("\"data\"", "\"isPartial\":true,\"data\""));
        refusal().hasMessageContaining("in part");
    }

    @Test
    void anErrorUnderStatus200IsAnError() {
        prometheus.reply(200, ERROR.formatted("execution", "too many samples"));
        refusal().hasMessageContaining("execution: too many samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>login</html>", "[]", "{}", "{\"status\":\"success\"}"})
    void somethingElseThanAnAnswerIsRefused(String body) {
        prometheus.reply(200, body);
        refusal().hasMessageContaining("no answer of Prometheus' HTTP API");
    }

    @Test
    void aValueThatIsNoSampleIsRefused() {
        prometheus.reply(200, FaultyPrometheus.ONE.replace("\"1\"", "\"one\""));
        refusal().hasMessageContaining("no number: one");
    }

    @Test
    void anAnswerThatWouldFillTheMemoryIsCutOff() {
        prometheus.reply(200, "x".repeat(65 << 20));
        refusal().hasMessageContaining("more than 64 MiB");
    }

    @Test
    void aRedirectIsNotFollowed() {
        prometheus.reply(302, "");
        refusal().hasMessageContaining("answered 302");
    }

    @Test
    void theTokenAndTheHeadersAreSent() {
        prometheus.reply(200, FaultyPrometheus.ONE);
        ask(prometheus
                .config()
                .withCredentials(Credentials.bearer(TOKEN))
                .withHeaders(Map.of("X-Scope-OrgID", "shop")));
        assertThat(prometheus.requests().get(0))
                .containsEntry("Authorization", List.of("Bearer " + TOKEN))
                .containsEntry("X-scope-orgid", List.of("shop"));
    }

    @Test
    void userAndPasswordAreSent() {
        prometheus.reply(200, FaultyPrometheus.ONE);
        ask(prometheus.config().withCredentials(Credentials.basic("me", "pass")));
        assertThat(prometheus.requests().get(0)).containsEntry("Authorization", List.of("Basic bWU6cGFzcw=="));
    }

    @Test
    void aSecretThatTheServerRepeatsIsNotTold() {
        prometheus.reply(403, ERROR.formatted("forbidden", "token " + TOKEN + " and 0123456789 may not"));
        refusal(prometheus
                        .config()
                        .withCredentials(Credentials.bearer(TOKEN))
                        .withHeaders(Map.of("X-Key", "0123456789")))
                .hasMessageContaining("token *** and *** may not");
    }

    @Test
    void anInterruptedCallerIsToldSoAndStaysInterrupted() {
        prometheus.reply(200, FaultyPrometheus.ONE);
        Thread.currentThread().interrupt();
        refusal().hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
