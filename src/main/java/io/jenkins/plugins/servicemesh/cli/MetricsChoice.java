package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.prometheus.Credentials;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusConfig;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusSource;
import io.jenkins.plugins.servicemesh.metrics.recording.Recording;
import io.jenkins.plugins.servicemesh.metrics.recording.RecordingSource;
import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where figures come from. */
final class MetricsChoice {

    private static final String VARIABLE = "PROMETHEUS_URL";
    private static final Pattern URL = Pattern.compile("(?i)https?://.*");

    @Option(
            names = "--metrics",
            paramLabel = "URL|FILE",
            description = "A Prometheus, or recorded answers of one (default: the URL in " + VARIABLE + ").")
    private @Nullable String place;

    @Option(
            names = "--metrics-token-env",
            paramLabel = "VAR",
            description = "Variable of the environment that holds the bearer token for that Prometheus.")
    private @Nullable String tokenVariable;

    @Option(
            names = "--metrics-ca",
            paramLabel = "FILE",
            description = "Certificates in PEM that are trusted for that Prometheus, instead of the system's.")
    private @Nullable Path caFile;

    @Option(
            names = "--scrape-interval",
            paramLabel = "TIME",
            description = "How often that Prometheus scrapes the proxies (default: 15s).")
    private @Nullable String scrapeInterval;

    @Option(
            names = "--metrics-reporter",
            paramLabel = "WHO",
            description = "Whose proxies count: destination, source or waypoint (default: found out from the pods).")
    private @Nullable Reporter reporter;

    /** The operation with the chosen source, if one is chosen and the mesh counts anything. */
    OperationContext on(OperationContext operation, Terminal terminal) {
        return operation
                .manager()
                .metricQueries()
                .flatMap(queries -> source(terminal, queries, operation.clock().now()))
                .map(operation::withMetrics)
                .orElse(operation);
    }

    /**
     * The chosen source; empty when none is chosen.
     *
     * @param start when a recording begins
     * @throws UsageException when a file or a variable is not there
     */
    Optional<MetricSource> source(Terminal terminal, MetricQueries queries, Instant start) {
        return Optional.ofNullable(place)
                .or(() -> Optional.ofNullable(terminal.environment().get(VARIABLE)))
                .filter(text -> !text.isBlank())
                .map(text -> URL.matcher(text).matches()
                        ? new PrometheusSource(config(text, terminal), counted(queries))
                        : new RecordingSource(recording(text), counted(queries), start));
    }

    private MetricQueries counted(MetricQueries foundOut) {
        return reporter == null ? foundOut : new IstioMetricQueries(reporter);
    }

    /** Whether the command line names one. */
    boolean isChosen() {
        return place != null;
    }

    /** Whether what it names is a Prometheus. */
    boolean isUrl() {
        return place != null && URL.matcher(place).matches();
    }

    private PrometheusConfig config(String url, Terminal terminal) {
        PrometheusConfig config = PrometheusConfig.of("prometheus", uri(url));
        if (scrapeInterval != null) {
            config = config.withScrapeInterval(DurationText.parse("scrape interval", scrapeInterval));
        }
        if (caFile != null) {
            config = config.withCaCertificates(text("--metrics-ca", caFile));
        }
        return tokenVariable == null ? config : config.withCredentials(token(tokenVariable, terminal));
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) { // its words quote what may hold a password
            throw new UsageException("--metrics: not a URL");
        }
    }

    private static Credentials token(String variable, Terminal terminal) {
        String token = terminal.environment().get(variable);
        if (token == null || token.isBlank()) {
            throw new UsageException("--metrics-token-env: the variable " + variable + " is not set");
        }
        return Credentials.bearer(token);
    }

    private static Recording recording(String file) {
        try {
            Path path = Path.of(file);
            return Recording.read(file, text("--metrics", path));
        } catch (InvalidPathException e) {
            throw new UsageException("--metrics: neither a URL with http or https nor a file: " + file);
        }
    }

    private static String text(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageException(option + ": cannot read " + file);
        }
    }
}
