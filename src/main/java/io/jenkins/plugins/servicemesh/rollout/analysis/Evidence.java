package io.jenkins.plugins.servicemesh.rollout.analysis;

/** How much likelier failures are for a version that is far worse than for one that is no worse than allowed. */
final class Evidence {

    /** Worse than allowed beyond doubt: the odds of a failure, times this. */
    private static final double FAR_WORSE = 10;

    /** And at the least this share, for below it a check has the time to judge. */
    private static final double AT_LEAST = 0.1;

    private Evidence() {}

    /** The logarithm of the likelihood ratio of these counts. */
    static double logRatio(Counts counts, double allowed) {
        double bad = bad(allowed);
        return counts.failures() * Math.log(bad / allowed) + counts.successes() * Math.log((1 - bad) / (1 - allowed));
    }

    private static double bad(double allowed) {
        double odds = FAR_WORSE * allowed / (1 - allowed);
        return Math.max(AT_LEAST, odds / (1 + odds));
    }
}
