package io.jenkins.plugins.servicemesh.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How often a failed request is tried again (Istio: {@code http[].retries}).
 *
 * @param attempts tries after the first; 0 switches the mesh's default retries off and takes no other field
 * @param perTry time limit of each try
 * @param on conditions, Istio's retryOn words or HTTP status codes; empty keeps the mesh's default
 */
public record RetryPolicy(int attempts, Optional<Duration> perTry, List<String> on) {

    /** Envoy's conditions as Istio's webhook takes them. */
    public static final Set<String> CONDITIONS = Set.of(
            "5xx",
            "gateway-error",
            "reset",
            "reset-before-request",
            "connect-failure",
            "retriable-4xx",
            "refused-stream",
            "retriable-status-codes",
            "retriable-headers",
            "envoy-ratelimited",
            "http3-post-connect-failure",
            "cancelled",
            "deadline-exceeded",
            "internal",
            "resource-exhausted",
            "unavailable");

    /** Three tries of 2 s where the request cannot have been processed: connect-failure and refused-stream. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Optional.of(Duration.ofSeconds(2)), List.of("connect-failure", "refused-stream"));

    /** Five tries of 1 s, also where the request may have been processed (5xx, reset): for idempotent requests only. */
    public static final RetryPolicy AGGRESSIVE = new RetryPolicy(
            5, Optional.of(Duration.ofSeconds(1)), List.of("5xx", "reset", "connect-failure", "refused-stream"));

    /** One try of 5 s where the connection failed. */
    public static final RetryPolicy CONSERVATIVE =
            new RetryPolicy(1, Optional.of(Duration.ofSeconds(5)), List.of("connect-failure"));

    private static final int MOST_ATTEMPTS = 100;

    public RetryPolicy {
        on = List.copyOf(on);
        if (attempts < 0 || attempts > MOST_ATTEMPTS) {
            throw new InvalidValueException("retry attempts", attempts, "0 to " + MOST_ATTEMPTS);
        }
        if (attempts == 0 && (perTry.isPresent() || !on.isEmpty())) {
            throw new InvalidValueException("retry attempts", 0, "at least 1 when perTry or on is given");
        }
        on.forEach(RetryPolicy::checkCondition);
    }

    /** That many tries, all else as the mesh has it. */
    public static RetryPolicy of(int attempts) {
        return new RetryPolicy(attempts, Optional.empty(), List.of());
    }

    public RetryPolicy withPerTry(Duration limit) {
        return new RetryPolicy(attempts, Optional.of(limit), on);
    }

    public RetryPolicy withOn(List<String> conditions) {
        return new RetryPolicy(attempts, perTry, conditions);
    }

    private static void checkCondition(String condition) {
        boolean status = condition.matches("[1-5]\\d\\d");
        if (!status && !CONDITIONS.contains(condition)) {
            throw new InvalidValueException(
                    "retry condition", condition, CONDITIONS.stream().sorted().toList());
        }
    }
}
