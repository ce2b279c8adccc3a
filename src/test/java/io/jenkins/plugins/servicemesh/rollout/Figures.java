package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A metric source whose figures a test decides: every version gets so many requests a scrape, and so many of them fail. */
final class Figures implements MetricSource {

    static final Duration SCRAPE = Duration.ofSeconds(10);

    private final Map<String, long[]> byVersion = new HashMap<>();
    private final Map<String, Reading> readings = new HashMap<>();
    private final Set<String> failing = new HashSet<>();
    private boolean down;
    private int reads;

    /** From now on, in every span of time that is asked for; for one service alone as {@code prices v2}. */
    Figures give(String version, long requests, long failures) {
        byVersion.put(version, new long[] {requests, failures});
        return this;
    }

    Figures answer(String expression, Reading reading) {
        readings.put(expression, reading);
        return this;
    }

    /** There is no series of that version any more. */
    Figures forget(String version) {
        byVersion.remove(version);
        return this;
    }

    /** That expression is none that the source could answer. */
    Figures fail(String expression) {
        failing.add(expression);
        return this;
    }

    Figures down(boolean now) {
        down = now;
        return this;
    }

    int reads() {
        return reads;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Duration scrapeInterval() {
        return SCRAPE;
    }

    @Override
    public Duration ingestionDelay() {
        return Duration.ZERO;
    }

    @Override
    public Traffic traffic(MetricSubject subject, Instant since, Instant until) {
        reads++;
        if (down) {
            throw new MetricException("metric source 'test' is down");
        }
        long[] figures =
                byVersion.getOrDefault(subject.service() + " " + subject.version(), byVersion.get(subject.version()));
        if (figures == null) {
            return Traffic.UNKNOWN;
        }
        List<Scrape> scrapes = new ArrayList<>();
        for (Instant at = since.plus(SCRAPE); !at.isAfter(until); at = at.plus(SCRAPE)) {
            scrapes.add(new Scrape(at, figures[0], figures[1]));
        }
        long total = scrapes.stream().mapToLong(Scrape::requests).sum();
        TreeMap<Duration, Long> upTo = new TreeMap<>(Map.of(Duration.ofMillis(100), total));
        return new Traffic(true, scrapes, new LatencyHistogram(upTo, total));
    }

    @Override
    public Reading query(String expression, Instant at) {
        if (down) {
            throw new MetricException("metric source 'test' is down");
        }
        if (failing.contains(expression)) {
            throw new MetricException("metric source 'test' cannot read " + expression);
        }
        return readings.getOrDefault(expression, new Reading.NoData());
    }
}
