package io.jenkins.plugins.servicemesh.embedded.traffic.draw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long answers take: a curve through some quantiles. Between two of them, and beyond the outermost, it is that of a
 * log-normal distribution, which latencies are like.
 */
public final class LatencyCurve {

    private static final double USUAL_SPREAD = 0.5;

    /** Half of the answers within 20 ms, 99 in a hundred within 100 ms. */
    public static final LatencyCurve FAST =
            through(new TreeMap<>(Map.of(0.5, Duration.ofMillis(20), 0.99, Duration.ofMillis(100))));

    /** A point of the curve: the logarithm of a time, and where a normal distribution has the same share below. */
    private record Point(double deviations, double logarithm) {}

    private final List<Point> points;

    private LatencyCurve(List<Point> points) {
        this.points = List.copyOf(points);
    }

    /** @param times by the share of answers that take at most that long; at least one, and rising */
    public static LatencyCurve through(SortedMap<Double, Duration> times) {
        List<Point> points = new ArrayList<>();
        times.forEach((share, time) -> points.add(new Point(Normal.deviations(share), Math.log(time.toNanos()))));
        if (points.size() == 1) {
            Point only = points.get(0);
            points.add(new Point(only.deviations + 1, only.logarithm + USUAL_SPREAD));
        }
        return new LatencyCurve(points);
    }

    /** The share of answers that take at most that long, from 0 to 1. */
    public double share(Duration time) {
        double logarithm = Math.log(time.toNanos());
        int next = 1;
        while (next < points.size() - 1 && points.get(next).logarithm < logarithm) {
            next++;
        }
        return Normal.below(deviations(points.get(next - 1), points.get(next), logarithm));
    }

    private static double deviations(Point low, Point high, double logarithm) {
        double rise = high.logarithm - low.logarithm;
        if (rise <= 0) { // all of that share take equally long
            return logarithm < low.logarithm ? low.deviations - 1 : high.deviations + 1;
        }
        return low.deviations + (logarithm - low.logarithm) / rise * (high.deviations - low.deviations);
    }
}
