package io.jenkins.plugins.servicemesh.rollout.analysis;

import java.util.Random;

/** Binomial counts from a fixed seed, without a draw for each request. */
final class Chance {

    private static final double MOST_EXPECTED = 200;

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** How many of the trials hit. */
    long hits(long trials, double chance) {
        if (chance > 0.5) {
            return trials - hits(trials, 1 - chance);
        }
        if (trials * chance > MOST_EXPECTED) {
            long half = trials / 2;
            return hits(half, chance) + hits(trials - half, chance);
        }
        return inverted(trials, chance);
    }

    private long inverted(long trials, double chance) {
        double odds = chance / (1 - chance);
        double probability = Math.exp(trials * Math.log1p(-chance));
        double left = random.nextDouble();
        long hits = 0;
        while (left > probability && hits < trials) {
            left -= probability;
            probability *= odds * (trials - hits) / (hits + 1);
            hits++;
        }
        return hits;
    }
}
