package io.jenkins.plugins.servicemesh.model;

import java.time.Duration;
import java.util.Optional;

/**
 * When an endpoint is taken out of the load balancing (Istio: DestinationRule {@code outlierDetection}). What is absent
 * is left as it is.
 *
 * @param consecutive5xx answers of 5xx in a row ({@code consecutive5xxErrors}); 0 switches this rule off
 * @param consecutiveGatewayErrors answers of 502, 503 or 504 in a row; 0 switches this rule off
 * @param interval time between two looks
 * @param ejectFor how long an endpoint stays out at first ({@code baseEjectionTime})
 * @param maxEjected share of endpoints that may be out at once, whole percent ({@code maxEjectionPercent})
 * @param minHealth under this share of healthy endpoints nothing is ejected, whole percent ({@code minHealthPercent})
 */
public record CircuitBreaker(
        Optional<Integer> consecutive5xx,
        Optional<Integer> consecutiveGatewayErrors,
        Optional<Duration> interval,
        Optional<Duration> ejectFor,
        Optional<Integer> maxEjected,
        Optional<Integer> minHealth) {

    /** Nothing set. */
    public static final CircuitBreaker UNCHANGED = new CircuitBreaker(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** 5 answers of 5xx in a row, looked at every 30 s, out for 30 s, at most half of the endpoints. */
    public static final CircuitBreaker DEFAULT = preset(5, 30, 30, 50);

    /** 3 answers of 5xx in a row, looked at every 10 s, out for 60 s, all endpoints. */
    public static final CircuitBreaker AGGRESSIVE = preset(3, 10, 60, 100);

    /** 10 answers of 5xx in a row, looked at every 60 s, out for 15 s, at most a tenth of the endpoints. */
    public static final CircuitBreaker CONSERVATIVE = preset(10, 60, 15, 10);

    public CircuitBreaker {
        consecutive5xx.ifPresent(count -> notNegative("consecutive5xx", count));
        consecutiveGatewayErrors.ifPresent(count -> notNegative("consecutiveGatewayErrors", count));
        maxEjected.ifPresent(percent -> wholePercent("maxEjected", percent));
        minHealth.ifPresent(percent -> wholePercent("minHealth", percent));
    }

    private static CircuitBreaker preset(int errors, int interval, int ejection, int most) {
        return UNCHANGED
                .withConsecutive5xx(errors)
                .withInterval(Duration.ofSeconds(interval))
                .withEjectFor(Duration.ofSeconds(ejection))
                .withMaxEjected(most);
    }

    public CircuitBreaker withConsecutive5xx(int count) {
        return new CircuitBreaker(
                Optional.of(count), consecutiveGatewayErrors, interval, ejectFor, maxEjected, minHealth);
    }

    public CircuitBreaker withConsecutiveGatewayErrors(int count) {
        return new CircuitBreaker(consecutive5xx, Optional.of(count), interval, ejectFor, maxEjected, minHealth);
    }

    public CircuitBreaker withInterval(Duration time) {
        return new CircuitBreaker(
                consecutive5xx, consecutiveGatewayErrors, Optional.of(time), ejectFor, maxEjected, minHealth);
    }

    public CircuitBreaker withEjectFor(Duration time) {
        return new CircuitBreaker(
                consecutive5xx, consecutiveGatewayErrors, interval, Optional.of(time), maxEjected, minHealth);
    }

    public CircuitBreaker withMaxEjected(int percent) {
        return new CircuitBreaker(
                consecutive5xx, consecutiveGatewayErrors, interval, ejectFor, Optional.of(percent), minHealth);
    }

    public CircuitBreaker withMinHealth(int percent) {
        return new CircuitBreaker(
                consecutive5xx, consecutiveGatewayErrors, interval, ejectFor, maxEjected, Optional.of(percent));
    }

    private static void notNegative(String what, int count) {
        if (count < 0) {
            throw new InvalidValueException(what, count, "0 or more");
        }
    }

    private static void wholePercent(String what, int percent) {
        if (percent < 0 || percent > 100) {
            throw new InvalidValueException(what, percent, "0 to 100, whole");
        }
    }
}
