package io.jenkins.plugins.servicemesh.rollout.analysis;

import java.math.BigDecimal;

/** Percentages of a specification as the shares that tests reckon with. */
final class Shares {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Shares() {}

    /** What is left of all: 0.005 for 99.5 %. */
    static double without(BigDecimal percent) {
        return HUNDRED.subtract(percent).movePointLeft(2).doubleValue();
    }

    /** The factor of an increase: 1.2 for 20 %; never negative. */
    static BigDecimal times(BigDecimal percent) {
        return percent.movePointLeft(2).add(BigDecimal.ONE).max(BigDecimal.ZERO);
    }
}
