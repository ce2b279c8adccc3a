package io.jenkins.plugins.servicemesh.durable.page.chart;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A rollout over time, from top to bottom: the new version's share as a stepped line, what each check measured with its bounds
 * dashed, and the decisions as numbers, told below.
 */
public final class RolloutChart {

    /** Takes the colour of the text around it. */
    public static final String INK_OF_THE_PAGE = "currentColor";

    /** For a file of its own, which may be shown on any ground. */
    public static final String INK_OF_A_FILE = "#6e7781";

    private static final int WIDTH = 760;
    private static final int LEFT = 48;
    private static final int RIGHT = WIDTH - 16;
    private static final int HEAD = 56;
    private static final int SHARE_HEIGHT = 120;
    private static final int GAP = 34;
    private static final int SERIES_HEIGHT = 64;
    private static final int LINE = 18;
    private static final int MARK_ROW = 38;
    private static final int BETWEEN_MARKS = 18;
    private static final int BETWEEN_LABELS = 36;
    private static final double WHOLE = 100;

    private final Svg svg;
    private final List<Moment> moments;
    private final List<Series> series;
    private final TimeScale time;
    private int y = HEAD;

    private RolloutChart(List<Moment> moments, List<Series> series, String ink) {
        this.svg = new Svg(WIDTH, ink);
        this.moments = moments;
        this.series = series;
        this.time = TimeScale.of(moments, series, LEFT, RIGHT);
    }

    /** The chart as SVG. */
    public static String draw(String title, List<Moment> moments, List<Series> series, String ink) {
        RolloutChart chart = new RolloutChart(moments, series, ink);
        chart.svg.text(LEFT, LINE, "start", title + ": share of the new version");
        List<Decision> decisions = Decision.of(moments);
        chart.shares();
        series.forEach(chart::measured);
        chart.marks(decisions);
        chart.times();
        chart.told(decisions);
        return chart.svg.toText(
                chart.y + LINE / 2, title + ": share of the new version and what was measured, over time");
    }

    private void shares() {
        ValueScale share = new ValueScale(0, WHOLE, y, y + SHARE_HEIGHT);
        for (double percent : new double[] {0, WHOLE / 2, WHOLE}) {
            svg.rule(LEFT, share.y(percent), RIGHT, share.y(percent));
            svg.text(LEFT - 6, share.y(percent) + 4, "end", ValueScale.text(percent) + " %");
        }
        List<ShareLine.Step> steps = ShareLine.steps(moments);
        svg.path(ShareLine.path(steps, time, share), Svg.BLUE);
        double labelled = Double.NEGATIVE_INFINITY;
        for (ShareLine.Step step : steps) {
            double x = time.x(step.at());
            boolean isSeen = step.percent() > 0 && x - labelled >= BETWEEN_LABELS && x <= RIGHT - BETWEEN_LABELS;
            if (isSeen) {
                svg.text(x + 4, share.y(step.percent()) - 5, "start", ValueScale.text(step.percent()) + " %", Svg.BLUE);
                labelled = x;
            }
        }
        y += SHARE_HEIGHT;
    }

    private void measured(Series one) {
        double top = y + GAP;
        double bottom = top + SERIES_HEIGHT;
        ValueScale scale = ValueScale.around(
                DoubleStream.concat(
                        one.bounds().stream().mapToDouble(Bound::value),
                        one.points().stream().flatMapToDouble(point -> DoubleStream.of(point.value(), point.stable()))),
                top,
                bottom);
        legend(one, top - 8);
        for (double value : new double[] {scale.low(), scale.high()}) {
            svg.rule(LEFT, scale.y(value), RIGHT, scale.y(value));
            svg.text(LEFT - 6, scale.y(value) + 4, "end", ValueScale.text(value));
        }
        one.bounds().forEach(bound -> svg.dashed(LEFT, scale.y(bound.value()), RIGHT, scale.y(bound.value()), Svg.RED));
        curve(one.points(), Point::stable, scale, Svg.GREY);
        curve(one.points(), Point::value, scale, Svg.BLUE);
        one.points().forEach(point -> svg.dot(time.x(point.at()), scale.y(point.value()), point.colour().code));
        y = (int) bottom;
    }

    private void legend(Series one, double at) {
        svg.text(LEFT, at, "start", one.title());
        boolean isCompared = one.points().stream().anyMatch(point -> Double.isFinite(point.stable()));
        double right = RIGHT;
        for (Bound bound : one.bounds()) {
            svg.text(right, at, "end", "- - " + bound.text(), Svg.RED);
            right -= 130;
        }
        if (isCompared) {
            svg.text(right, at, "end", "old version", Svg.GREY);
            right -= 76;
        }
        svg.text(right, at, "end", "new version", Svg.BLUE);
    }

    private void curve(List<Point> points, ToDoubleFunction<Point> value, ValueScale scale, String colour) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            double at = value.applyAsDouble(point);
            if (Double.isFinite(at)) {
                path.append(String.format(
                        Locale.ROOT, "%s %.1f %.1f ", path.isEmpty() ? "M" : "L", time.x(point.at()), scale.y(at)));
            }
        }
        if (!path.isEmpty()) {
            svg.path(path.toString().trim(), colour);
        }
    }

    private void marks(List<Decision> decisions) {
        double[] places = places(decisions);
        for (int i = 0; i < places.length; i++) {
            Decision decision = decisions.get(i);
            double x = time.x(decision.moment().at());
            svg.dashed(x, HEAD, x, y, decision.colour());
            svg.mark(places[i], MARK_ROW, i + 1, decision.colour());
        }
    }

    /** Where their numbers stand: at their times, but side by side. */
    private double[] places(List<Decision> decisions) {
        double[] places = decisions.stream()
                .mapToDouble(decision -> time.x(decision.moment().at()))
                .toArray();
        double least = LEFT;
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(places[i], least);
            least = places[i] + BETWEEN_MARKS;
        }
        double most = RIGHT;
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], most);
            most = places[i] - BETWEEN_MARKS;
        }
        return places;
    }

    private void times() {
        y += LINE;
        svg.text(LEFT, y, "start", second(time.start()));
        svg.text(RIGHT, y, "end", lasted(Duration.between(time.start(), time.end())) + ", until " + second(time.end()));
        y += LINE / 2;
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code 1h 2m 3s}. */
    private static String lasted(Duration time) {
        return time.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .substring("PT".length())
                .toLowerCase(Locale.ROOT)
                .replaceAll("([hm])(?=\\d)", "$1 ");
    }

    private void told(List<Decision> decisions) {
        for (int i = 0; i < decisions.size(); i++) {
            y += LINE + 2;
            svg.mark(LEFT + 8, y - 4, i + 1, decisions.get(i).colour());
            svg.text(LEFT + 24, y, "start", decisions.get(i).text());
        }
    }
}
