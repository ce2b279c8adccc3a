package io.jenkins.plugins.servicemesh.embedded.traffic.draw;

/** Logarithms of factorials. */
final class Factorial {

    private static final int SMALL = 16;
    private static final double[] EXACT = new double[SMALL];

    static {
        for (int i = 2; i < SMALL; i++) {
            EXACT[i] = EXACT[i - 1] + Math.log(i);
        }
    }

    private Factorial() {}

    /** Of a whole number, at least 0; by Stirling's series where it is large. */
    static double logarithm(double number) {
        if (number < SMALL) {
            return EXACT[(int) number];
        }
        double square = number * number;
        return (number + 0.5) * Math.log(number)
                - number
                + 0.5 * Math.log(2 * Math.PI)
                + 1 / (12 * number)
                - 1 / (360 * number * square);
    }
}
