package io.jenkins.plugins.servicemesh.istio.rule.syntax;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Istio reads them in its objects: of any length, in units from nanoseconds to hours. */
public final class IstioDuration {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h)");
    private static final int LONGEST_TEXT = 64;

    private IstioDuration() {}

    /** The duration, if it is at least a millisecond and a whole number of them. */
    public static Optional<Duration> read(String text) {
        return text.length() > LONGEST_TEXT
                ? Optional.empty()
                : nanoseconds(text).filter(IstioDuration::isWholeMilliseconds).map(IstioDuration::duration);
    }

    private static Optional<BigDecimal> nanoseconds(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal total = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            total = total.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
            end = part.end();
        }
        return end > 0 && end == text.length() ? Optional.of(total) : Optional.empty();
    }

    private static BigDecimal unit(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "us", "µs" -> 1_000L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                });
    }

    /** And fits Go's type, which counts nanoseconds in 64 bits. */
    private static boolean isWholeMilliseconds(BigDecimal nanoseconds) {
        return nanoseconds.signum() > 0
                && nanoseconds.remainder(BigDecimal.valueOf(1_000_000)).signum() == 0
                && nanoseconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    private static Duration duration(BigDecimal nanoseconds) {
        return Duration.ofNanos(nanoseconds.longValueExact());
    }
}
