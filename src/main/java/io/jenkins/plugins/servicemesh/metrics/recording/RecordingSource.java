package io.jenkins.plugins.servicemesh.metrics.recording;

import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.mesh.metric.SeriesSelector;
import io.jenkins.plugins.servicemesh.metrics.CounterRise;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.metrics.series.Sample;
import io.jenkins.plugins.servicemesh.metrics.series.SelectorText;
import io.jenkins.plugins.servicemesh.metrics.series.Series;
import io.jenkins.plugins.servicemesh.metrics.series.TrafficReader;
import io.jenkins.plugins.servicemesh.model.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a recording back: its first instant is the start that was given. A series that is there in the first scrape was there
 * before the recording began; one that comes later was born then.
 */
public final class RecordingSource implements MetricSource {

    private static final Duration STALE = Duration.ofMinutes(5); // as long as Prometheus takes a sample for current
    private static final int MISSED_SCRAPES = 3;

    private final Recording recording;
    private final Duration interval;
    private final Duration shift;
    private final TrafficReader reader;

    /**
     * @param queries what the mesh's proxies count
     * @param start when the recording begins
     */
    public RecordingSource(Recording recording, MetricQueries queries, Instant start) {
        this.recording = recording;
        this.interval = ScrapeRhythm.of(recording.series());
        this.shift = Duration.between(recording.begin(), start);
        this.reader = new TrafficReader(this::read, queries, interval);
    }

    @Override
    public String name() {
        return recording.name();
    }

    /** As the recording shows it. */
    @Override
    public Duration scrapeInterval() {
        return interval;
    }

    @Override
    public Duration ingestionDelay() {
        return Duration.ZERO;
    }

    @Override
    public Traffic traffic(MetricSubject subject, Instant since, Instant until) {
        return reader.traffic(subject, notBefore(since), until);
    }

    @Override
    public Traffic requests(MetricSubject subject, Instant since, Instant until) {
        return reader.requests(subject, notBefore(since), until);
    }

    @Override
    public List<CounterRise> rises(SeriesSelector selector, Instant since, Instant until) {
        return reader.rises(selector, notBefore(since), until);
    }

    /** What was counted before the recording began is in its first samples, and nobody knows since when. */
    private Instant notBefore(Instant since) {
        Instant start = recording.begin().plus(shift);
        return since.isBefore(start) ? start : since;
    }

    /** @param expression a plain selector; nothing else is known here */
    @Override
    public Reading query(String expression, Instant at) {
        SeriesSelector selector = SelectorText.parse(expression)
                .orElseThrow(() -> new MetricException("recording " + name()
                        + " knows no expressions, only selectors: '" + expression + "' needs a Prometheus"));
        List<Sample> values = read(selector, at.minus(STALE), at).stream()
                .flatMap(series -> series.last().stream())
                .toList();
        if (values.isEmpty()) {
            return new Reading.NoData();
        }
        double first = values.get(0).value();
        if (values.size() > 1) {
            return new Reading.Several(values.size());
        }
        return Double.isNaN(first) ? new Reading.NotANumber() : new Reading.Value(first);
    }

    private List<Series> read(SeriesSelector selector, Instant after, Instant until) {
        checkNotOver(until);
        return recording.select(selector).stream()
                .map(this::played)
                .map(series -> series.within(after, until))
                .filter(series -> series.last().isPresent())
                .toList();
    }

    /** Beyond its end there are no samples, and that is not the same as no requests. */
    private void checkNotOver(Instant until) {
        Instant end = recording.end().plus(shift);
        if (until.isAfter(end.plus(interval.multipliedBy(MISSED_SCRAPES)))) {
            Duration length = Duration.between(recording.begin(), recording.end());
            throw new MetricException("recording " + name() + " is over: it lasts " + DurationText.print(length));
        }
    }

    private Series played(Series recorded) {
        List<Sample> samples = new ArrayList<>();
        Sample first = recorded.samples().get(0);
        if (first.at().isBefore(recording.begin().plus(interval))) {
            samples.add(new Sample(recording.begin().plus(shift), first.value()));
        }
        recorded.samples().forEach(sample -> samples.add(new Sample(sample.at().plus(shift), sample.value())));
        return recorded.with(samples);
    }
}
