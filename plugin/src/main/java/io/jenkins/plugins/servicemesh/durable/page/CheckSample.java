package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.durable.page.chart.Point;
import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one check measured at one look, as a number. Kept with the build: the state itself forgets all looks but the last. */
final class CheckSample {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final String STABLE = "(stable ";

    private final long millis;
    private final String check;
    private final String service;
    private final double value;
    private final double stable;
    private final String colour;

    private CheckSample(Instant at, CheckResult result, double value, double stable) {
        this.millis = at.toEpochMilli();
        this.check = result.check();
        this.service = result.service();
        this.value = value;
        this.stable = stable;
        this.colour = colour(result).name();
    }

    /** Empty where nothing was measured. */
    static Optional<CheckSample> of(Instant at, CheckResult result) {
        String text = result.value();
        int compared = text.indexOf(STABLE);
        double value = number(compared < 0 ? text : text.substring(0, compared));
        double stable = compared < 0 ? Double.NaN : number(text.substring(compared));
        return Double.isNaN(value) ? Optional.empty() : Optional.of(new CheckSample(at, result, value, stable));
    }

    /** The last number of a text: of {@code 250 ms to 500 ms} the upper edge. */
    private static double number(String text) {
        Matcher numbers = NUMBER.matcher(text);
        double last = Double.NaN;
        while (numbers.find()) {
            last = Double.parseDouble(numbers.group());
        }
        return last;
    }

    private static Point.Colour colour(CheckResult result) {
        return switch (result.verdict()) {
            case PASS -> Point.Colour.GOOD;
            case FAIL -> Point.Colour.BAD;
            case INCONCLUSIVE, TOO_FEW, NO_DATA -> Point.Colour.OPEN;
        };
    }

    long millis() {
        return millis;
    }

    boolean isOf(String wantedCheck) {
        return check.equals(wantedCheck);
    }

    String service() {
        return service;
    }

    Point toPoint() {
        return new Point(Instant.ofEpochMilli(millis), value, stable, Point.Colour.valueOf(colour));
    }
}
