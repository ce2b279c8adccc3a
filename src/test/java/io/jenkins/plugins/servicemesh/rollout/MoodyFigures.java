package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;

/** A metric source that for a while has nothing, answers with errors, knows no number, or takes its time. */
final class MoodyFigures implements MetricSource {

    /** How it is at the moment. */
    enum Mood {
        WELL,
        GONE,
        DOWN,
        NO_NUMBER,
        SLOW
    }

    private static final Duration LATE = Duration.ofSeconds(20);

    private final Figures figures;
    private final PollClock clock;
    private Mood mood = Mood.WELL;
    private Instant until = Instant.EPOCH;

    MoodyFigures(Figures figures, PollClock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    void be(Mood now, Instant end) {
        mood = now;
        until = end;
    }

    private Mood mood(Instant now) {
        return now.isBefore(until) ? mood : Mood.WELL;
    }

    @Override
    public String name() {
        return figures.name();
    }

    @Override
    public Duration scrapeInterval() {
        return figures.scrapeInterval();
    }

    @Override
    public Duration ingestionDelay() {
        return figures.ingestionDelay();
    }

    @Override
    public Traffic traffic(MetricSubject subject, Instant since, Instant end) {
        Mood now = mood(end);
        suffer(now);
        return now == Mood.GONE ? Traffic.UNKNOWN : figures.traffic(subject, since, end);
    }

    @Override
    public Reading query(String expression, Instant at) {
        Mood now = mood(at);
        suffer(now);
        return switch (now) {
            case GONE -> new Reading.NoData();
            case NO_NUMBER -> new Reading.NotANumber();
            default -> new Reading.Value(1);
        };
    }

    private void suffer(Mood now) {
        if (now == Mood.DOWN) {
            throw new MetricException("metric source 'test' is down");
        }
        if (now == Mood.SLOW) {
            clock.pause(LATE);
        }
    }
}
