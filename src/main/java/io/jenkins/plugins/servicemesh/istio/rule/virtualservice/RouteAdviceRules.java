package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import io.jenkins.plugins.servicemesh.model.DurationText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Advice of our own on an HTTP route that Istio takes, but that does not do what it says. Warnings only. */
final class RouteAdviceRules {

    /** Failures after which the request may have been processed. */
    private static final Set<String> MAYBE_PROCESSED = Set.of("5xx", "gateway-error", "reset", "retriable-4xx");

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private RouteAdviceRules() {}

    static void check(Field route) {
        triesFitIntoTimeout(route);
        retriesAreSafe(route);
        faultKeepsNothingElse(route);
    }

    /** A first try and the attempts after it, each as long as it may last, must end within the request's timeout. */
    private static void triesFitIntoTimeout(Field route) {
        Optional<Duration> whole = ValueRules.read(route.get("timeout"));
        Optional<Duration> each = ValueRules.read(route.get("retries", "perTryTimeout"));
        int tries = route.get("retries", "attempts").integer().orElse(0) + 1;
        if (whole.isPresent()
                && each.isPresent()
                && each.get().multipliedBy(tries).compareTo(whole.get()) > 0) {
            route.get("timeout")
                    .warn(
                            "istio/retries-exceed-timeout",
                            tries + " tries of " + DurationText.print(each.get()) + " take longer than the timeout",
                            "the last tries may never happen: raise the timeout or lower attempts or perTryTimeout");
        }
    }

    private static void retriesAreSafe(Field route) {
        Field retryOn = route.get("retries", "retryOn");
        List<String> risky = Arrays.stream(retryOn.textOrEmpty().split(","))
                .filter(MAYBE_PROCESSED::contains)
                .toList();
        if (!risky.isEmpty() && !takesSafeMethodsOnly(route.get("match"))) {
            retryOn.warn(
                    "istio/retries-not-idempotent",
                    "on " + String.join(", ", risky) + " the request may have been processed, yet it is sent again:",
                    "match the methods that may be repeated, or retry on connect-failure and refused-stream only");
        }
    }

    private static boolean takesSafeMethodsOnly(Field matches) {
        return !matches.items().isEmpty()
                && matches.items().stream()
                        .allMatch(match -> SAFE_METHODS.contains(
                                match.get("method", "exact").textOrEmpty()));
    }

    /** Istio's own documentation of the field {@code fault} says so. */
    private static void faultKeepsNothingElse(Field route) {
        if (route.get("fault").isEmpty()) {
            return;
        }
        for (String key : List.of("timeout", "retries")) {
            if (!route.get(key).isEmpty()) {
                route.get(key).warn("istio/fault-drops-settings", key + " is not applied on a route with a fault");
            }
        }
    }
}
