package io.jenkins.plugins.servicemesh.metrics.prometheus;

import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import io.jenkins.plugins.servicemesh.metrics.CounterRise;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.metrics.series.SelectorText;
import io.jenkins.plugins.servicemesh.metrics.series.Series;
import io.jenkins.plugins.servicemesh.metrics.series.TrafficReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A Prometheus. Counters are asked for as raw samples, {@code metric{...}[range]} at an instant, and summed up here:
 * {@code rate()} and {@code increase()} extrapolate, miss the first value of a new series, and need two samples.
 */
public final class PrometheusSource implements MetricSource {

    /** Stands for the mandatory matchers in an expression. */
    public static final String MATCHERS = "{{matchers}}";

    private final PrometheusConfig config;
    private final PrometheusApi api;
    private final TrafficReader reader;

    /** @param queries what the mesh's proxies count */
    public PrometheusSource(PrometheusConfig config, MetricQueries queries) {
        this.config = config;
        this.api = new PrometheusApi(config);
        this.reader = new TrafficReader(this::read, queries, config.scrapeInterval());
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public Duration scrapeInterval() {
        return config.scrapeInterval();
    }

    @Override
    public Duration ingestionDelay() {
        return config.ingestionDelay();
    }

    @Override
    public Traffic traffic(MetricSubject subject, Instant since, Instant until) {
        return reader.traffic(subject, since, until);
    }

    @Override
    public Traffic requests(MetricSubject subject, Instant since, Instant until) {
        return reader.requests(subject, since, until);
    }

    @Override
    public List<CounterRise> rises(SeriesSelector selector, Instant since, Instant until) {
        return reader.rises(selector, since, until);
    }

    private List<Series> read(SeriesSelector selector, Instant after, Instant until) {
        long range = Math.max(1, Duration.between(after, until).toMillis());
        String expression = SelectorText.print(narrowed(selector)) + "[" + range + "ms]";
        return api.ask(new Question(expression, until)).matrix().stream()
                .map(series -> series.within(after, until)) // before Prometheus 3 a range holds its first instant, too
                .toList();
    }

    private SeriesSelector narrowed(SeriesSelector selector) {
        List<LabelMatcher> all = new ArrayList<>(selector.matchers());
        all.addAll(config.matchers());
        return new SeriesSelector(selector.metric(), all);
    }

    /**
     * @param expression PromQL; {@value #MATCHERS} between the braces of a selector stands for the source's mandatory matchers,
     *     and has to be there where the source has some
     */
    @Override
    public Reading query(String expression, Instant at) {
        String matchers = SelectorText.print(config.matchers());
        if (!matchers.isEmpty() && !expression.contains(MATCHERS)) {
            throw new MetricException(config.describe() + " demands " + matchers + " in every selector: write "
                    + MATCHERS + " between the braces of '" + expression + "'");
        }
        return api.ask(new Question(expression.replace(MATCHERS, matchers), at)).reading();
    }
}
