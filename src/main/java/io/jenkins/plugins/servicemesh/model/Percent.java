package io.jenkins.plugins.servicemesh.model;

import java.math.BigDecimal;

/** A share from 0 to 100, fractions down to 0.0001 included: 5 is five percent, 0.5 half a percent, everywhere. */
public record Percent(BigDecimal value) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FINEST = 4; // decimals, Envoy's grain of one in a million

    public Percent {
        if (value.signum() < 0
                || value.compareTo(HUNDRED) > 0
                || value.stripTrailingZeros().scale() > FINEST) {
            throw new InvalidValueException("percentage", value.toPlainString(), "0 to 100, at most four decimals");
        }
    }

    public static Percent of(Number value) {
        return new Percent(new BigDecimal(value.toString()));
    }

    /** Reads {@code 5}, {@code 0.5} or {@code 5%}. */
    public static Percent parse(String text) {
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("\\d{1,3}(\\.\\d+)?")) {
            throw new InvalidValueException("percentage", text, "0 to 100, at most four decimals");
        }
        return new Percent(new BigDecimal(digits));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Percent that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    /** {@code 5 %}. */
    @Override
    public String toString() {
        return value.stripTrailingZeros().toPlainString() + " %";
    }
}
