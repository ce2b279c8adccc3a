package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.model.rollout.Check;
import java.util.List;
import java.util.Optional;

/**
 * Which share of failures is no reason to stop early: what the checks allow, or what the stable version has in the same span
 * when that is more. Of few requests of the stable version little is known, so its share is the most that they may stand for.
 *
 * @param bound the share that a success rate allows; empty when no check says
 * @param times how many times the stable version's share is allowed
 */
record AllowedErrors(Optional<Double> bound, double times) {

    /** Where no check speaks of errors, because a version that loses more than that is broken in most eyes. */
    private static final double BY_DEFAULT = 0.01;

    /** A bound of 100 % too takes more than one failure to stop early. */
    private static final double LEAST = 0.0001;

    /** Where every request may fail, none is evidence. */
    private static final double MOST = 1 - 1e-9;

    private static final AllowedErrors UNSAID = new AllowedErrors(Optional.empty(), 1);

    /**
     * What these checks allow. Empty when nothing may stop the rollout early: no check has a say, or those that speak of
     * errors are dry runs all.
     */
    static Optional<AllowedErrors> of(List<Check> checks) {
        List<Check> live = checks.stream().filter(check -> !check.dryRun()).toList();
        List<AllowedErrors> said = said(live);
        boolean onlyRehearsed = said.isEmpty() && !said(checks).isEmpty();
        return live.isEmpty() || onlyRehearsed
                ? Optional.empty()
                : Optional.of(said.stream().reduce(UNSAID, AllowedErrors::and));
    }

    private static List<AllowedErrors> said(List<Check> checks) {
        return checks.stream()
                .flatMap(check -> check.accept(new Reader()).stream())
                .toList();
    }

    private AllowedErrors and(AllowedErrors other) {
        return new AllowedErrors(bound.or(other::bound), Math.max(times, other.times));
    }

    /** The share in a span in which the stable version had these counts. */
    double share(Counts stable) {
        double ofStable = times * stable.atMost();
        double ofChecks = Math.max(LEAST, bound.orElse(BY_DEFAULT));
        return Math.min(MOST, Math.max(ofChecks, ofStable));
    }

    /** What one check says of errors. */
    private record Reader() implements Check.Visitor<Optional<AllowedErrors>> {

        @Override
        public Optional<AllowedErrors> successRate(Check.SuccessRate check) {
            return Optional.of(
                    new AllowedErrors(Optional.of(Shares.without(check.min().value())), 1));
        }

        @Override
        public Optional<AllowedErrors> errorIncrease(Check.ErrorIncrease check) {
            return Optional.of(new AllowedErrors(
                    Optional.empty(), Shares.times(check.percent()).doubleValue()));
        }

        @Override
        public Optional<AllowedErrors> latency(Check.Latency check) {
            return Optional.empty();
        }

        @Override
        public Optional<AllowedErrors> latencyIncrease(Check.LatencyIncrease check) {
            return Optional.empty();
        }

        @Override
        public Optional<AllowedErrors> query(Check.Query check) {
            return Optional.empty();
        }
    }
}
