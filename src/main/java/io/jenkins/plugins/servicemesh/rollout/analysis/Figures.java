package io.jenkins.plugins.servicemesh.rollout.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Figures as people read them. */
final class Figures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final double TOO_SMALL_TO_TELL = 1e-6;
    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);

    private Figures() {}

    /** {@code 9,500}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 9 of 500}. */
    static String counts(long some, long all) {
        return count(some) + " of " + count(all);
    }

    /** {@code 1.8 %}; the smaller of the share and its complement has three digits, so that 99.998 % is not 100 %. */
    static String share(long some, long all) {
        BigDecimal share = some * 2.0 <= all ? percent(some, all) : HUNDRED.subtract(percent(all - some, all));
        return plain(share) + " %";
    }

    private static BigDecimal percent(long some, long all) {
        return BigDecimal.valueOf(some).multiply(HUNDRED).divide(BigDecimal.valueOf(all), THREE_DIGITS);
    }

    /** {@code 0.11 %}. */
    static String chance(double chance) {
        if (chance < TOO_SMALL_TO_TELL) {
            return "less than 0.0001 %";
        }
        return plain(BigDecimal.valueOf(chance).multiply(HUNDRED).round(TWO_DIGITS)) + " %";
    }

    /** {@code 0.5 ms}. */
    static String time(Duration time) {
        return plain(BigDecimal.valueOf(time.toNanos()).divide(NANOS_PER_MILLI)) + " ms";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
