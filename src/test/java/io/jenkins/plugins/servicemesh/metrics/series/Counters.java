package io.jenkins.plugins.servicemesh.metrics.series;

import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Series as a Prometheus would have them, written by hand. */
public final class Counters {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final Duration INTERVAL = Duration.ofSeconds(15);
    public static final MetricQueries QUERIES = new IstioMetricQueries(Reporter.DESTINATION);
    public static final MetricSubject V2 =
            new MetricSubject("shop", "reviews", "v2", new TreeSet<>(List.of("reviews-v2")));

    private final List<Series> series = new ArrayList<>();

    public static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    public static Map<String, String> labels(String metric, String... pairs) {
        Map<String, String> labels = new TreeMap<>(Map.of(
                Series.NAME,
                metric,
                "reporter",
                "destination",
                "destination_workload_namespace",
                "shop",
                "destination_workload",
                "reviews-v2"));
        for (int i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return labels;
    }

    public Counters with(Map<String, String> labels, List<Sample> samples) {
        series.add(new Series(labels, samples));
        return this;
    }

    /** Requests with that code, as pairs of seconds and value. */
    public Counters requests(String code, double... secondsAndValues) {
        return with(labels("istio_requests_total", "response_code", code), samples(secondsAndValues));
    }

    public Counters bucket(String bound, double... secondsAndValues) {
        return with(
                labels("istio_request_duration_milliseconds_bucket", "le", bound, "response_code", "200"),
                samples(secondsAndValues));
    }

    public static List<Sample> samples(double... secondsAndValues) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < secondsAndValues.length; i += 2) {
            samples.add(new Sample(at(secondsAndValues[i]), secondsAndValues[i + 1]));
        }
        return samples;
    }

    public SeriesReader reader() {
        return (selector, after, until) -> series.stream()
                .filter(each -> new SelectorMatch(selector).test(each.labels()))
                .map(each -> each.within(after, until))
                .filter(each -> each.last().isPresent())
                .toList();
    }

    public Traffic traffic(double since, double until) {
        return new TrafficReader(reader(), QUERIES, INTERVAL).traffic(V2, at(since), at(until));
    }
}
