package io.jenkins.plugins.servicemesh.embedded.traffic.draw;

/** The normal distribution. */
final class Normal {

    private static final double FARTHEST = 8;
    private static final int HALVINGS = 60;

    private Normal() {}

    /** The share below that many standard deviations, by Abramowitz and Stegun 26.2.17; off by 1e-7 at most. */
    static double below(double deviations) {
        double t = 1 / (1 + 0.2316419 * Math.abs(deviations));
        double density = Math.exp(-deviations * deviations / 2) / Math.sqrt(2 * Math.PI);
        double tail = density
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return deviations > 0 ? 1 - tail : tail;
    }

    /** Below how many standard deviations that share lies. */
    static double deviations(double share) {
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
