package io.jenkins.plugins.servicemesh.durable.page;

import hudson.Util;
import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The new version's share over time as a stepped line, and what success checks saw as dots. Looks alike wherever it is served. */
final class RolloutChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 160;
    private static final int LEFT = 40;
    private static final int TOP = 24;
    private static final int BOTTOM = 20;
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final List<Moment> moments;
    private final Instant start;
    private final double seconds;
    private final List<String> lines = new ArrayList<>();

    private RolloutChart(List<Moment> moments) {
        this.moments = moments;
        this.start = moments.isEmpty() ? Instant.EPOCH : moments.get(0).at();
        Instant end = moments.isEmpty() ? start : moments.get(moments.size() - 1).at();
        this.seconds = Math.max(1, Duration.between(start, end).toMillis() / 1000.0);
    }

    static String of(RolloutView view) {
        RolloutChart chart = new RolloutChart(view.moments());
        chart.frame(view.getTitle());
        chart.shares();
        chart.successes();
        return chart.text();
    }

    private void frame(String title) {
        text(LEFT, TOP - 10, "start", title);
        for (int percent : List.of(0, 50, 100)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#cccccc\"/>",
                    LEFT,
                    y(percent),
                    WIDTH - 10,
                    y(percent)));
            text(LEFT - 4, y(percent) + 4, "end", percent + " %");
        }
        text(WIDTH - 10, HEIGHT - 4, "end", Duration.ofSeconds(Math.round(seconds)).toString().substring(2).toLowerCase(Locale.ROOT));
    }

    private void shares() {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "M %d %.1f", LEFT, y(0)));
        for (Moment moment : moments) {
            if (isMove(moment) && !moment.share().isEmpty()) {
                path.append(String.format(
                        Locale.ROOT, " H %.1f V %.1f", x(moment.at()), y(Double.parseDouble(moment.share()))));
            }
        }
        lines.add("<path d=\"" + path + " H " + (WIDTH - 10) + "\" fill=\"none\" stroke=\"#1f6feb\" stroke-width=\"2\"/>");
    }

    private static boolean isMove(Moment moment) {
        return switch (moment.kind()) {
            case SHIFTED, PROMOTED, DIVERTED, ENDED -> true;
            case BEGUN, LOOKED, WAITING, ASKED, ANSWERED, TROUBLE -> false;
        };
    }

    private void successes() {
        for (Moment moment : moments) {
            for (CheckResult result : moment.results()) {
                Matcher value = NUMBER.matcher(result.value());
                if (result.check().startsWith("success") && value.find()) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
                            x(moment.at()),
                            y(Math.min(100, Double.parseDouble(value.group()))),
                            colour(result)));
                }
            }
        }
    }

    private static String colour(CheckResult result) {
        return switch (result.verdict()) {
            case PASS -> "#2da44e";
            case FAIL -> "#cf222e";
            default -> "#8c959f";
        };
    }

    private void text(double x, double y, String anchor, String text) {
        lines.add(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#57606a\">%s</text>",
                x,
                y,
                anchor,
                Util.xmlEscape(text)));
    }

    private double x(Instant at) {
        return LEFT + (WIDTH - 10 - LEFT) * (Duration.between(start, at).toMillis() / 1000.0) / seconds;
    }

    private static double y(double percent) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * percent / 100;
    }

    private String text() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" viewBox=\"0 0 "
                + WIDTH + " " + HEIGHT + "\" role=\"img\">\n" + String.join("\n", lines) + "\n</svg>\n";
    }
}
