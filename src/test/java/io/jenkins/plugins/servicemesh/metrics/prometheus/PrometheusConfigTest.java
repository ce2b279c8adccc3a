package io.jenkins.plugins.servicemesh.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusConfigTest {

    private static final PrometheusConfig CONFIG =
            PrometheusConfig.of("prod", URI.create("https://prometheus.example"));

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a", "prometheus:9090", "/api", "http:///x", "http://a?b=c", "http://a#b"})
    void onlyAPlainHttpUrlIsTaken(String url) {
        assertThatThrownBy(() -> PrometheusConfig.of("prod", URI.create(url)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aUserInTheUrlIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> PrometheusConfig.of("prod", URI.create("https://me:secret@a")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("without user")
                .hasMessageNotContaining("secret");
    }

    @Test
    void timesHaveToBeSensible() {
        assertThatThrownBy(() -> CONFIG.withScrapeInterval(Duration.ZERO)).hasMessageContaining("scrape interval");
        assertThatThrownBy(() -> CONFIG.withTimeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> CONFIG.withIngestionDelay(Duration.ofSeconds(-1)))
                .hasMessageContaining("ingestion delay");
    }

    @Test
    void itNeverPrintsASecret() {
        assertThat(CONFIG.withCredentials(Credentials.bearer("secret")).withHeaders(Map.of("X", "secret")))
                .hasToString("metric source 'prod' (https://prometheus.example)");
        assertThat(Credentials.basic("me", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void certificatesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new PrometheusApi(CONFIG.withCaCertificates("nonsense")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("PEM");
    }

    @Test
    void aShortQuestionIsAGetAndALongOneAPost() {
        URI base = URI.create("https://a/tenant/");
        Instant at = Instant.ofEpochMilli(1_500);
        assertThat(new Question("up{a=\"b\"}", at).request(base).build()).satisfies(get -> {
            assertThat(get.method()).isEqualTo("GET");
            assertThat(get.uri().getPath()).isEqualTo("/tenant/api/v1/query");
            assertThat(get.uri().getQuery()).contains("query=up{a=\"b\"}", "time=1.500");
        });
        assertThat(new Question("x".repeat(3_000), at).request(base).build()).satisfies(post -> {
            assertThat(post.method()).isEqualTo("POST");
            assertThat(post.uri().getRawQuery()).isNull();
        });
    }
}
