package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.math.BigDecimal;

/**
 * A quantile of latencies.
 *
 * @param percent of the requests that are at most as slow: 99 for p99, 99.9 for p99.9
 */
public record Quantile(BigDecimal percent) {

    public Quantile {
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
            throw new InvalidValueException("quantile", "p" + percent.toPlainString(), "p50, p90, p95, p99 or p99.9");
        }
        percent = percent.stripTrailingZeros();
    }

    /** Reads {@code p99}. */
    public static Quantile parse(String text) {
        if (!text.matches("p\\d{1,2}(\\.\\d{1,3})?")) {
            throw new InvalidValueException("quantile", text, "p50, p90, p95, p99 or p99.9");
        }
        return new Quantile(new BigDecimal(text.substring(1)));
    }

    /** {@code p99}. */
    @Override
    public String toString() {
        return "p" + percent.toPlainString();
    }
}
