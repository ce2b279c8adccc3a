package io.jenkins.plugins.servicemesh.metrics.recording;

import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.series.ApiAnswer;
import io.jenkins.plugins.servicemesh.metrics.series.Sample;
import io.jenkins.plugins.servicemesh.metrics.series.SelectorMatch;
import io.jenkins.plugins.servicemesh.metrics.series.Series;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Raw samples as Prometheus' HTTP API answers a range selector such as {@code istio_requests_total[1h]}: one answer or several,
 * one after the other or in an array. One series in several answers is one.
 *
 * @param name of the file, for messages
 * @param series at least one, with at least one sample each
 */
public record Recording(String name, List<Series> series) {

    public Recording {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw refused(name, "(no samples)");
        }
    }

    /**
     * Reads answers.
     *
     * @throws InvalidValueException when the text is something else
     * @throws MetricException when an answer is an error, or not whole
     */
    public static Recording read(String name, String text) {
        try {
            return new Recording(
                    name, merged(answers(JsonText.parseAll(text)).map(answer -> ApiAnswer.of(name, answer))));
        } catch (TextFormatException e) {
            throw refused(name + ":" + e.line() + ":" + e.column(), "(no JSON)");
        }
    }

    private static InvalidValueException refused(String name, String value) {
        return new InvalidValueException(
                "recording " + name,
                value,
                "answers of Prometheus to range selectors, as 'curl URL/api/v1/query?query=istio_requests_total[1h]' prints them");
    }

    private static Stream<JsonObject> answers(List<JsonValue> documents) {
        return documents.stream()
                .flatMap(document ->
                        document instanceof JsonArray several ? several.items().stream() : Stream.of(document))
                .map(answer -> answer instanceof JsonObject object ? object : JsonObject.EMPTY);
    }

    private static List<Series> merged(Stream<ApiAnswer> answers) {
        Map<Map<String, String>, TreeMap<Instant, Sample>> all = new LinkedHashMap<>();
        answers.flatMap(answer -> answer.matrix().stream()).forEach(series -> {
            TreeMap<Instant, Sample> samples = all.computeIfAbsent(series.labels(), labels -> new TreeMap<>());
            series.samples().forEach(sample -> samples.put(sample.at(), sample));
        });
        all.values().removeIf(Map::isEmpty);
        List<Series> merged = new ArrayList<>();
        all.forEach((labels, samples) -> merged.add(new Series(labels, List.copyOf(samples.values()))));
        return merged;
    }

    /** The first sample of all. */
    public Instant begin() {
        return instants().min(Instant::compareTo).orElseThrow();
    }

    /** The last sample of all. */
    public Instant end() {
        return instants().max(Instant::compareTo).orElseThrow();
    }

    private Stream<Instant> instants() {
        return series.stream().flatMap(each -> each.samples().stream()).map(Sample::at);
    }

    /** Those that match, with all their samples. */
    public List<Series> select(SeriesSelector selector) {
        Predicate<Map<String, String>> match = new SelectorMatch(selector);
        return series.stream().filter(each -> match.test(each.labels())).toList();
    }
}
