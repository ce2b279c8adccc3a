package io.jenkins.plugins.servicemesh.config;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.prometheus.Credentials;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusConfig;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusSource;
import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an administrator wrote of a Prometheus, as a source of figures. */
final class ConfiguredPrometheus {

    private ConfiguredPrometheus() {}

    /**
     * The source.
     *
     * @param queries what the proxies count, as far as the pods tell
     * @throws FindingsException when a secret text is not there, or something was written that it cannot be
     */
    static MetricSource source(MeshMetrics written, MetricQueries queries) {
        try {
            return read(written, queries);
        } catch (IllegalArgumentException e) {
            throw new FindingsException(
                    Finding.error("config/metrics", "metric source '" + written.getName() + "': " + e.getMessage())
                            .withSuggestion("an administrator mends it under Manage Jenkins, System, Service mesh"));
        }
    }

    private static MetricSource read(MeshMetrics written, MetricQueries queries) {
        MetricQueries counted = Optional.ofNullable(written.getReporter())
                .<MetricQueries>map(reporter -> new IstioMetricQueries(reporter(reporter)))
                .orElse(queries);
        return new PrometheusSource(config(written), counted);
    }

    private static PrometheusConfig config(MeshMetrics written) {
        PrometheusConfig config = PrometheusConfig.of(written.getName(), URI.create(written.getUrl()))
                .withMatchers(
                        lines(written.getMatchers()).map(LabelMatcher::parse).toList())
                .withHeaders(headers(written.getHeaders()));
        if (written.getScrapeInterval() != null) {
            config = config.withScrapeInterval(DurationText.parse("scrape interval", written.getScrapeInterval()));
        }
        if (written.getIngestionDelay() != null) {
            config = config.withIngestionDelay(DurationText.parse("ingestion delay", written.getIngestionDelay()));
        }
        if (written.getCaCertificate() != null) {
            config = config.withCaCertificates(written.getCaCertificate());
        }
        return written.getCredentialsId() == null
                ? config
                : config.withCredentials(
                        Credentials.bearer(SystemCredentials.secretText("config/metrics", written.getCredentialsId())));
    }

    private static Reporter reporter(String text) {
        return Stream.of(Reporter.values())
                .filter(one -> one.label().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("reporter", text, "destination, source or waypoint"));
    }

    private static Map<String, String> headers(@Nullable String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        lines(text).map(line -> List.of(line.split("\\s*:\\s*", 2))).forEach(parts -> {
            if (parts.size() < 2) {
                throw new InvalidValueException("header", parts.get(0), "NAME: VALUE");
            }
            headers.put(parts.get(0), parts.get(1));
        });
        return headers;
    }

    private static Stream<String> lines(@Nullable String text) {
        return Optional.ofNullable(text).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty());
    }
}
