package io.jenkins.plugins.servicemesh.durable.page.chart;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** From times to places on the width of a drawing. */
record TimeScale(Instant start, Instant end, double left, double right) {

    /** All that happened and was measured, from the first to the last. */
    static TimeScale of(List<Moment> moments, List<Series> series, double left, double right) {
        List<Instant> times = Stream.concat(
                        moments.stream().map(Moment::at),
                        series.stream().flatMap(each -> each.points().stream()).map(Point::at))
                .sorted()
                .toList();
        return times.isEmpty()
                ? new TimeScale(Instant.EPOCH, Instant.EPOCH, left, right)
                : new TimeScale(times.get(0), times.get(times.size() - 1), left, right);
    }

    double x(Instant at) {
        double all = Math.max(1, Duration.between(start, end).toMillis());
        return left + (right - left) * Duration.between(start, at).toMillis() / all;
    }
}
