package io.jenkins.plugins.servicemesh.embedded.traffic.draw;

import java.util.SplittableRandom;

/**
 * Draws counts. Large ones take no longer than small ones: by Hörmann's transformed rejection (1993), and by inversion where that
 * does not hold.
 */
public final class Chance {

    private static final double FEW = 10;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** The draws that belong to these words: the same each time, and unlike those of other words. */
    public static Chance of(long seed, String words) {
        long hash = BASIS ^ seed * PRIME;
        for (int i = 0; i < words.length(); i++) {
            hash = (hash ^ words.charAt(i)) * PRIME;
        }
        return new Chance(new SplittableRandom(hash));
    }

    /** How many of rare independent things happen, where so many are expected. */
    public long poisson(double expected) {
        if (expected <= 0) {
            return 0;
        }
        return expected < FEW ? fewPoisson(expected) : manyPoisson(expected);
    }

    /** How many of so many things happen, each with that chance. */
    public long binomial(long of, double chance) {
        if (of <= 0 || chance <= 0) {
            return 0;
        }
        if (chance > 0.5) {
            return of - binomial(of, 1 - chance);
        }
        return of * chance < FEW ? fewBinomial(of, chance) : manyBinomial(of, chance);
    }

    private long fewPoisson(double expected) {
        double left = random.nextDouble();
        double chance = Math.exp(-expected);
        long count = 0;
        while (left > chance && count < 1_000) {
            left -= chance;
            count++;
            chance *= expected / count;
        }
        return count;
    }

    private long fewBinomial(long of, double chance) {
        double odds = chance / (1 - chance);
        double left = random.nextDouble();
        double each = Math.exp(of * Math.log1p(-chance));
        long count = 0;
        while (left > each && count < of) {
            left -= each;
            count++;
            each *= odds * (of - count + 1) / count;
        }
        return count;
    }

    private long manyPoisson(double expected) {
        double b = 0.931 + 2.53 * Math.sqrt(expected);
        double a = -0.059 + 0.02483 * b;
        double inverse = 1.1239 + 1.1328 / (b - 3.4);
        double sure = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double margin = 0.5 - Math.abs(u);
            double count = Math.floor((2 * a / margin + b) * u + expected + 0.43);
            if (margin >= 0.07 && v <= sure) {
                return (long) count;
            }
            boolean inside = count >= 0 && (margin >= 0.013 || v <= margin);
            if (inside
                    && Math.log(v * inverse / (a / (margin * margin) + b))
                            <= count * Math.log(expected) - expected - Factorial.logarithm(count)) {
                return (long) count;
            }
        }
    }

    private long manyBinomial(long of, double chance) {
        double spread = Math.sqrt(of * chance * (1 - chance));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * chance;
        double alpha = (2.83 + 5.1 / b) * spread;
        double sure = 0.92 - 4.2 / b;
        double odds = Math.log(chance / (1 - chance));
        double mode = Math.floor((of + 1) * chance);
        double atMode = Factorial.logarithm(mode) + Factorial.logarithm(of - mode);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double margin = 0.5 - Math.abs(u);
            double count = Math.floor((2 * a / margin + b) * u + of * chance + 0.5);
            if (margin >= 0.07 && v <= sure) {
                return (long) count;
            }
            boolean inside = count >= 0 && count <= of;
            if (inside
                    && Math.log(v * alpha / (a / (margin * margin) + b))
                            <= atMode
                                    - Factorial.logarithm(count)
                                    - Factorial.logarithm(of - count)
                                    + (count - mode) * odds) {
                return (long) count;
            }
        }
    }
}
