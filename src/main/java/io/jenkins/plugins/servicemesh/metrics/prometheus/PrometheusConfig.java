package io.jenkins.plugins.servicemesh.metrics.prometheus;

import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a Prometheus is and how it is asked.
 *
 * @param name for messages
 * @param url what comes before {@code /api/v1/query}, http or https; a path in it is kept, such as a tenant's or that of the
 *     API server's proxy to a Service, {@code /api/v1/namespaces/NS/services/NAME:PORT/proxy}
 * @param headers sent with every question, such as {@code X-Scope-OrgID}; values are secrets
 * @param caCertificates in PEM, trusted instead of the system's; TLS is always verified
 * @param matchers added to every selector, such as {@code cluster="prod"}
 * @param scrapeInterval how often it scrapes the proxies
 * @param ingestionDelay how long a sample takes until it can be asked for
 * @param timeout for one question, all attempts together
 */
public record PrometheusConfig(
        String name,
        URI url,
        Optional<Credentials> credentials,
        Map<String, String> headers,
        Optional<String> caCertificates,
        List<LabelMatcher> matchers,
        Duration scrapeInterval,
        Duration ingestionDelay,
        Duration timeout) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String URL_FORM = "http://HOST[:PORT][/PATH] or https, without user, query and fragment";

    public PrometheusConfig {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        matchers = List.copyOf(matchers);
        checkUrl(url);
        atLeast(Duration.ofMillis(1), "scrape interval", scrapeInterval);
        atLeast(Duration.ZERO, "ingestion delay", ingestionDelay);
        atLeast(Duration.ofMillis(1), "metrics timeout", timeout);
    }

    /** A user in it would be a password in every message. */
    private static void checkUrl(URI url) {
        boolean known =
                url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT));
        if (!known || url.getHost() == null || url.getRawUserInfo() != null) {
            String shown = url.getRawUserInfo() == null ? url.toString() : "(with a user)";
            throw new InvalidValueException("metrics URL", shown, URL_FORM);
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new InvalidValueException("metrics URL", "(with a query or a fragment)", URL_FORM);
        }
    }

    private static void atLeast(Duration least, String what, Duration value) {
        if (value.compareTo(least) < 0) {
            throw new InvalidValueException(what, value, "a duration of at least " + least);
        }
    }

    /** Without credentials; scraped every 15 s, readable after 1 s, answers within 10 s. */
    public static PrometheusConfig of(String name, URI url) {
        return new PrometheusConfig(
                name,
                url,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10));
    }

    public PrometheusConfig withCredentials(Credentials wanted) {
        return new PrometheusConfig(
                name,
                url,
                Optional.of(wanted),
                headers,
                caCertificates,
                matchers,
                scrapeInterval,
                ingestionDelay,
                timeout);
    }

    public PrometheusConfig withHeaders(Map<String, String> wanted) {
        return new PrometheusConfig(
                name, url, credentials, wanted, caCertificates, matchers, scrapeInterval, ingestionDelay, timeout);
    }

    public PrometheusConfig withCaCertificates(String pem) {
        return new PrometheusConfig(
                name, url, credentials, headers, Optional.of(pem), matchers, scrapeInterval, ingestionDelay, timeout);
    }

    public PrometheusConfig withMatchers(List<LabelMatcher> wanted) {
        return new PrometheusConfig(
                name, url, credentials, headers, caCertificates, wanted, scrapeInterval, ingestionDelay, timeout);
    }

    public PrometheusConfig withScrapeInterval(Duration wanted) {
        return new PrometheusConfig(
                name, url, credentials, headers, caCertificates, matchers, wanted, ingestionDelay, timeout);
    }

    public PrometheusConfig withIngestionDelay(Duration wanted) {
        return new PrometheusConfig(
                name, url, credentials, headers, caCertificates, matchers, scrapeInterval, wanted, timeout);
    }

    public PrometheusConfig withTimeout(Duration wanted) {
        return new PrometheusConfig(
                name, url, credentials, headers, caCertificates, matchers, scrapeInterval, ingestionDelay, wanted);
    }

    /** {@code metric source 'prod' (https://prometheus.example)}: for messages, without secrets. */
    public String describe() {
        return "metric source '" + name + "' (" + url + ")";
    }

    @Override
    public String toString() {
        return describe();
    }
}
