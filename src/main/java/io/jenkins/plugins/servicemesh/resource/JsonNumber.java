package io.jenkins.plugins.servicemesh.resource;

import java.math.BigDecimal;

/** A JSON number, exact, printed with the digits it was read with. 1 and 1.0 are equal. */
public record JsonNumber(BigDecimal value) implements JsonValue {

    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    /** Whether this is a whole number, such as Kubernetes' integer fields demand. */
    public boolean isInteger() {
        return value.stripTrailingZeros().scale() <= 0;
    }

    /** The number as an int; fractions cut, out-of-range numbers clamped. */
    public int intValue() {
        return value.max(BigDecimal.valueOf(Integer.MIN_VALUE))
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    @Override
    public BigDecimal toPlain() {
        return value;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.number(this);
    }

    @Override
    public String typeName() {
        return "number";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
