package io.jenkins.plugins.servicemesh.durable.page.chart;

import java.time.Instant;

/**
 * What was measured at a time.
 *
 * @param value of the new version
 * @param stable that of the old version; not a number where it was not measured
 * @param colour by what the check said
 */
public record Point(Instant at, double value, double stable, Colour colour) {

    /** What a check said. */
    public enum Colour {
        GOOD(Svg.GREEN),
        BAD(Svg.RED),
        OPEN(Svg.GREY);

        final String code;

        Colour(String code) {
            this.code = code;
        }
    }
}
