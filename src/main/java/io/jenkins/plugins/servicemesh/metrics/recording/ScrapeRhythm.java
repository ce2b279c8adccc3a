package io.jenkins.plugins.servicemesh.metrics.recording;

import io.jenkins.plugins.servicemesh.metrics.series.Sample;
import io.jenkins.plugins.servicemesh.metrics.series.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How often recorded series were scraped. */
final class ScrapeRhythm {

    private static final Duration DEFAULT = Duration.ofSeconds(15); // nothing was scraped twice
    private static final Duration GRAIN = Duration.ofMillis(100); // scrapes are a few milliseconds early or late

    private ScrapeRhythm() {}

    /** The median of the pauses between samples. */
    static Duration of(List<Series> recorded) {
        List<Duration> pauses = new ArrayList<>();
        recorded.forEach(series -> addPauses(series.samples(), pauses));
        if (pauses.isEmpty()) {
            return DEFAULT;
        }
        Collections.sort(pauses);
        return rounded(pauses.get(pauses.size() / 2));
    }

    private static void addPauses(List<Sample> samples, List<Duration> pauses) {
        for (int i = 1; i < samples.size(); i++) {
            pauses.add(Duration.between(samples.get(i - 1).at(), samples.get(i).at()));
        }
    }

    private static Duration rounded(Duration pause) {
        long grains = Math.round((double) pause.toMillis() / GRAIN.toMillis());
        return GRAIN.multipliedBy(Math.max(1, grains));
    }
}
