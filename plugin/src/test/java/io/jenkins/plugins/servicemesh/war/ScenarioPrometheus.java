package io.jenkins.plugins.servicemesh.war;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.servicemesh.embedded.traffic.ScenarioMetrics;
import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.series.SelectorText;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures of a scenario over the API of Prometheus: counters as Istio's proxies keep them, as raw samples. */
final class ScenarioPrometheus implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("(.*)\\[(\\d+)ms]", Pattern.DOTALL);

    private final ScenarioMetrics metrics;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param metrics of workloads that are called {@code service-version} */
    ScenarioPrometheus(ScenarioMetrics metrics) throws IOException {
        this.metrics = metrics;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/query", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = form(exchange.getRequestURI().getRawQuery());
            Instant at = Instant.ofEpochMilli(
                    new BigDecimal(form.get("time")).movePointRight(3).longValue());
            byte[] body = JsonText.print(answer(form.get("query"), at)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> form(String query) {
        return Arrays.stream(query.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private JsonObject answer(String expression, Instant at) {
        Matcher range = RANGE.matcher(expression);
        if (!range.matches()) {
            throw new IllegalArgumentException("no range of a selector: " + expression);
        }
        SeriesSelector selector = SelectorText.parse(range.group(1)).orElseThrow();
        Instant after = at.minus(Duration.ofMillis(Long.parseLong(range.group(2))));
        Counters counters = selector.metric().endsWith("_bucket") ? buckets(selector, at) : requests(selector, at);
        return JsonObject.EMPTY
                .with("status", "success")
                .with("data", JsonObject.EMPTY.with("resultType", "matrix").with("result", counters.within(after, at)));
    }

    private Counters requests(SeriesSelector selector, Instant until) {
        Counters counters = new Counters(selector, "response_code");
        for (Scrape scrape : scrapes(selector, until)) {
            counters.add(scrape.at(), Map.of("200", scrape.requests() - scrape.failures(), "500", scrape.failures()));
        }
        return counters;
    }

    private Counters buckets(SeriesSelector selector, Instant until) {
        Counters counters = new Counters(selector, "le");
        Instant before = Instant.EPOCH;
        for (Scrape scrape : scrapes(selector, until)) {
            LatencyHistogram latency =
                    metrics.traffic(subject(selector), before, scrape.at()).latency();
            Map<String, Long> rises = new TreeMap<>(Map.of("+Inf", latency.total()));
            latency.upTo().forEach((bound, requests) -> rises.put(Long.toString(bound.toMillis()), requests));
            counters.add(scrape.at(), rises);
            before = scrape.at();
        }
        return counters;
    }

    private List<Scrape> scrapes(SeriesSelector selector, Instant until) {
        return metrics.traffic(subject(selector), Instant.EPOCH, until).scrapes();
    }

    private static MetricSubject subject(SeriesSelector selector) {
        String workload = value(selector, "destination_workload");
        int dash = workload.lastIndexOf('-');
        return new MetricSubject(
                value(selector, "destination_workload_namespace"),
                workload.substring(0, dash),
                workload.substring(dash + 1),
                new TreeSet<>(List.of(workload)));
    }

    private static String value(SeriesSelector selector, String label) {
        return selector.matchers().stream()
                .filter(matcher -> matcher.label().equals(label))
                .map(LabelMatcher::value)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Series that differ in one label, which grow. */
    private static final class Counters {

        private final SeriesSelector selector;
        private final String label;
        private final Map<String, Long> sums = new TreeMap<>();
        private final Map<String, List<Map.Entry<Instant, Long>>> samples = new TreeMap<>();

        Counters(SeriesSelector selector, String label) {
            this.selector = selector;
            this.label = label;
        }

        void add(Instant at, Map<String, Long> rises) {
            rises.forEach((value, rise) -> samples.computeIfAbsent(value, key -> new ArrayList<>())
                    .add(Map.entry(at, sums.merge(value, rise, Long::sum))));
        }

        List<JsonObject> within(Instant after, Instant until) {
            return samples.keySet().stream()
                    .map(value -> JsonObject.EMPTY
                            .with(
                                    "metric",
                                    JsonObject.EMPTY
                                            .with("__name__", selector.metric())
                                            .with(label, value))
                            .with("values", values(samples.get(value), after, until)))
                    .toList();
        }

        private static List<List<Object>> values(List<Map.Entry<Instant, Long>> all, Instant after, Instant until) {
            return all.stream()
                    .filter(sample ->
                            sample.getKey().isAfter(after) && !sample.getKey().isAfter(until))
                    .map(sample -> List.<Object>of(
                            BigDecimal.valueOf(sample.getKey().toEpochMilli(), 3),
                            sample.getValue().toString()))
                    .toList();
        }
    }
}
