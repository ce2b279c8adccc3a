package io.jenkins.plugins.servicemesh.embedded.traffic;

import io.jenkins.plugins.servicemesh.embedded.traffic.draw.Chance;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The readings of one version's proxies, each drawn once, when its time is over. Their times are those of the run's start and every interval after it and before it. */
final class ScrapeLog {

    private static final Duration BEFORE_THE_RUN = Duration.ofHours(1);

    private final VersionTraffic traffic;
    private final long seed;
    private final String words;
    private final Instant start;
    private final Duration interval;
    private final Map<Long, Sample> samples = new HashMap<>();
    private long firstCounted = Long.MAX_VALUE;

    ScrapeLog(VersionTraffic traffic, long seed, MetricSubject subject, Instant start, Duration interval) {
        this.traffic = traffic;
        this.seed = seed;
        this.words = subject.namespace() + "/" + subject.service() + "/" + subject.version();
        this.start = start;
        this.interval = interval;
    }

    /** What came to light in {@code (since, until]}. */
    synchronized Traffic between(Instant since, Instant until) {
        long last = Math.floorDiv(Duration.between(start, until).toMillis(), interval.toMillis());
        long born = born(last);
        if (born > last) {
            return Traffic.UNKNOWN;
        }
        long after = Math.floorDiv(Duration.between(start, since).toMillis(), interval.toMillis());
        List<Scrape> scrapes = new ArrayList<>();
        Sample sum = Sample.NOTHING;
        for (long number = Math.max(after + 1, born); number <= last; number++) {
            Sample sample = sample(number);
            scrapes.add(new Scrape(time(number), sample.requests(), sample.failures()));
            sum = sum.plus(sample);
        }
        return new Traffic(true, scrapes, sum.histogram());
    }

    /** The first reading with a request in it, up to that one; a series begins with it. */
    private long born(long last) {
        if (firstCounted != Long.MAX_VALUE || traffic.first().isEmpty()) {
            return firstCounted;
        }
        Duration before = Duration.between(start, traffic.first().orElseThrow());
        long number = before.isZero() || before.isNegative()
                ? -Math.floorDiv(BEFORE_THE_RUN.toMillis(), interval.toMillis())
                : Math.floorDiv(before.toMillis(), interval.toMillis());
        while (number <= last && sample(number).requests() == 0) {
            number++;
        }
        if (number <= last) {
            firstCounted = number;
        }
        return number;
    }

    private Sample sample(long number) {
        return samples.computeIfAbsent(number, this::draw);
    }

    private Sample draw(long number) {
        Chance chance = Chance.of(seed, words + "/" + number);
        return traffic.between(time(number - 1), time(number)).stream()
                .map(span -> Sample.draw(span, chance))
                .reduce(Sample.NOTHING, Sample::plus);
    }

    private Instant time(long number) {
        return start.plus(interval.multipliedBy(number));
    }
}
