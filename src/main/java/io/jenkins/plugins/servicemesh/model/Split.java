package io.jenkins.plugins.servicemesh.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the requests of a route are shared between versions, in percent; the shares are 100 in total.
 *
 * @param shares by version, in written order
 * @param force whether it is an order for now; else it is where the versions begin, and gives way to a rollout that moves
 *     their requests, or moved them
 */
public record Split(Map<String, Percent> shares, boolean force) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Split {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        BigDecimal total = shares.values().stream().map(Percent::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(HUNDRED) != 0) {
            throw new InvalidValueException("split", describe(shares), "shares of 100 in total, not " + total);
        }
    }

    /** Where versions begin. */
    public Split(Map<String, Percent> shares) {
        this(shares, false);
    }

    /** The same as an order for now. */
    public Split forced() {
        return new Split(shares, true);
    }

    /** All requests to one version. */
    public static Split all(String version) {
        return new Split(Map.of(version, Percent.of(100)));
    }

    public static Split of(String first, Number firstPercent, String second, Number secondPercent) {
        Map<String, Percent> shares = new LinkedHashMap<>();
        shares.put(first, Percent.of(firstPercent));
        shares.put(second, Percent.of(secondPercent));
        return new Split(shares);
    }

    /** {@code v1 90 %, v2 10 %}. */
    @Override
    public String toString() {
        return describe(shares);
    }

    private static String describe(Map<String, Percent> shares) {
        StringBuilder text = new StringBuilder();
        shares.forEach((version, share) -> text.append(text.isEmpty() ? "" : ", ")
                .append(version)
                .append(' ')
                .append(share));
        return text.toString();
    }
}
