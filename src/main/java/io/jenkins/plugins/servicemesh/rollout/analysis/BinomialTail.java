package io.jenkins.plugins.servicemesh.rollout.analysis;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** The chances of a binomial count, exact in the far tails where a verdict is made: a billion requests, one in a billion. */
final class BinomialTail {

    private BinomialTail() {}

    /** The chance that at least so many of the trials hit when each does with that chance. */
    static double atLeast(long hits, long trials, double chance) {
        if (hits <= 0) {
            return 1;
        }
        if (hits > trials) {
            return 0;
        }
        return RegularizedBeta.value(chance, hits, trials - hits + 1.0);
    }

    /** The chance that at most so many of the trials hit when each does with that chance. */
    static double atMost(long hits, long trials, double chance) {
        if (hits >= trials) {
            return 1;
        }
        return RegularizedBeta.complement(chance, hits + 1.0, trials - hits);
    }
}
