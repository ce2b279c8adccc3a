package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import java.util.List;
import java.util.regex.Pattern;

/** Rules on retries (VirtualService {@code http[].retries}). */
final class RetryRules {

    private static final String RETRIES = "istio/retries";
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");

    private RetryRules() {}

    static void check(Field retries) {
        Field attempts = retries.get("attempts");
        ValueRules.notNegative(attempts);
        if (retries.present() && attempts.integer().orElse(0) == 0) {
            noneButAttempts(retries);
        }
        ValueRules.duration(retries.get("perTryTimeout"));
        ValueRules.duration(retries.get("backoff"));
        conditions(retries.get("retryOn"));
    }

    /** With 0 attempts, or none given, retries are off and other fields are refused. */
    private static void noneButAttempts(Field retries) {
        for (String key : List.of("perTryTimeout", "retryOn", "retryRemoteLocalities")) {
            if (!retries.get(key).isEmpty()) {
                retries.get(key).error(RETRIES, key + " needs attempts of at least 1:");
            }
        }
    }

    private static void conditions(Field retryOn) {
        if (retryOn.isEmpty()) {
            return;
        }
        for (String condition : retryOn.textOrEmpty().split(",", -1)) {
            if (!condition.equals(condition.strip())) {
                retryOn.error(RETRIES, "retryOn is joined by commas without spaces:");
            } else if (!STATUS.matcher(condition).matches() && !RetryPolicy.CONDITIONS.contains(condition)) {
                retryOn.report(Finding.notAllowed(
                        RETRIES,
                        "retry condition",
                        condition,
                        RetryPolicy.CONDITIONS.stream().sorted().toList()));
            }
        }
    }
}
