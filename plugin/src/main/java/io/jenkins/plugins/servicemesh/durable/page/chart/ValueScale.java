package io.jenkins.plugins.servicemesh.durable.page.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;

/** From values to places on the height of a drawing. */
record ValueScale(double low, double high, double top, double bottom) {

    private static final double AIR = 0.1;
    private static final double WHOLE = 100;
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    /** Room for these values and some air around them; a percent has none above the whole. */
    static ValueScale around(DoubleStream values, double top, double bottom) {
        double[] all = values.filter(Double::isFinite).toArray();
        double low = DoubleStream.of(all).min().orElse(0);
        double high = DoubleStream.of(all).max().orElse(1);
        double air = high > low ? (high - low) * AIR : Math.max(1, Math.abs(high) * AIR);
        double least = low >= 0 ? Math.max(0, low - air) : low - air;
        double most = high <= WHOLE ? Math.min(WHOLE, high + air) : high + air;
        return new ValueScale(least, most, top, bottom);
    }

    double y(double value) {
        return bottom - (bottom - top) * (value - low) / (high - low);
    }

    /** {@code 99.52}: for people. */
    static String text(double value) {
        return BigDecimal.valueOf(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
}
