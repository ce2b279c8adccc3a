package io.jenkins.plugins.servicemesh.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Kubernetes and Istio write them: {@code 500ms}, {@code 3s}, {@code 1m30s}, {@code 2h}, {@code 0.5s}. */
public final class DurationText {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private DurationText() {}

    /**
     * Reads a duration of at least a millisecond and a whole number of them, which is Istio's grain.
     *
     * @param what the field, for the message
     * @throws InvalidValueException for anything else: no unit, zero, negative, finer than a millisecond
     */
    public static Duration parse(String what, String text) {
        Duration duration = read(what, text);
        if (duration.compareTo(MILLISECOND) < 0 || duration.toNanos() % 1_000_000 != 0) {
            throw refused(what, text);
        }
        return duration;
    }

    private static Duration read(String what, String text) {
        Matcher part = PART.matcher(text);
        BigDecimal milliseconds = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            milliseconds = milliseconds.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
            end = part.end();
        }
        if (end == 0 || end != text.length() || milliseconds.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw refused(what, text);
        }
        return Duration.ofNanos(milliseconds.movePointRight(6).longValue());
    }

    private static BigDecimal unit(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    default -> 3_600_000;
                });
    }

    private static InvalidValueException refused(String what, String text) {
        return new InvalidValueException(what, text, "a duration of at least 1ms such as 500ms, 3s or 1m30s");
    }

    /** The shortest form in one unit, which every reader of Kubernetes durations takes: {@code 1500ms}, {@code 3s}, {@code 90s}, {@code 2h}. */
    public static String print(Duration duration) {
        long milliseconds = duration.toMillis();
        if (milliseconds % 1_000 != 0) {
            return milliseconds + "ms";
        }
        return milliseconds % 3_600_000 == 0 && milliseconds > 0
                ? duration.toHours() + "h"
                : duration.toSeconds() + "s";
    }
}
