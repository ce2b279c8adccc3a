package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What a new version has to hold. */
public sealed interface Check {

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R successRate(SuccessRate check);

        R latency(Latency check);

        R errorIncrease(ErrorIncrease check);

        R latencyIncrease(LatencyIncrease check);

        R query(Query check);
    }

    <R> R accept(Visitor<R> visitor);

    /** Whether its verdict is only told. */
    boolean dryRun();

    /** {@code success rate}, {@code latency p99}: for people, and unique in a rollout. */
    String name();

    /** {@code at least 99.5 %}: for people. */
    String bound();

    /** At least this share of the requests succeeds. */
    record SuccessRate(Percent min, boolean dryRun) implements Check {
        public SuccessRate {
            Limits.someShare("successRate min", min);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.successRate(this);
        }

        @Override
        public String name() {
            return "success rate";
        }

        @Override
        public String bound() {
            return "at least " + min;
        }
    }

    /** This share of the requests is answered within that time. */
    record Latency(Quantile quantile, Duration max, boolean dryRun) implements Check {
        public Latency {
            Limits.positive("latency " + quantile, max);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.latency(this);
        }

        @Override
        public String name() {
            return "latency " + quantile;
        }

        @Override
        public String bound() {
            return "at most " + max.toMillis() + " ms";
        }
    }

    /** The share of requests that fail is at most this much more than the stable version's: 20 is a fifth more. */
    record ErrorIncrease(BigDecimal percent, boolean dryRun) implements Check {
        public ErrorIncrease {
            Limits.notNegative("maxIncrease errors", percent);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.errorIncrease(this);
        }

        @Override
        public String name() {
            return "error increase";
        }

        @Override
        public String bound() {
            return "at most " + percent.toPlainString() + " % more than stable";
        }
    }

    /** This quantile of the latency is at most this much more than the stable version's: 20 is a fifth more. */
    record LatencyIncrease(Quantile quantile, BigDecimal percent, boolean dryRun) implements Check {
        public LatencyIncrease {
            Limits.notNegative("maxIncrease latency " + quantile, percent);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.latencyIncrease(this);
        }

        @Override
        public String name() {
            return "latency " + quantile + " increase";
        }

        @Override
        public String bound() {
            return "at most " + percent.toPlainString() + " % more than stable";
        }
    }

    /**
     * The value of a query lies between bounds. It has no counts, so the bounds are plain.
     *
     * @param expression PromQL that gives one number
     */
    record Query(String name, String expression, Optional<BigDecimal> min, Optional<BigDecimal> max, boolean dryRun)
            implements Check {
        public Query {
            Limits.notBlank("name of a query", name);
            Limits.notBlank("promql", expression);
            if (min.isEmpty() && max.isEmpty()) {
                throw new InvalidValueException("query '" + name + "'", "", "a bound: min, max or both");
            }
            if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
                throw new InvalidValueException("max of query '" + name + "'", max.get(), "at least min, " + min.get());
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.query(this);
        }

        @Override
        public String bound() {
            String least = min.map(value -> "at least " + value.toPlainString()).orElse("");
            String most = max.map(value -> "at most " + value.toPlainString()).orElse("");
            return least.isEmpty() || most.isEmpty() ? least + most : least + " and " + most;
        }
    }
}
