package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;

/** Rules on a circuit breaker (DestinationRule {@code outlierDetection}). */
final class OutlierDetectionRules {

    private OutlierDetectionRules() {}

    static void check(Field outlier) {
        ValueRules.duration(outlier.get("interval"));
        ValueRules.duration(outlier.get("baseEjectionTime"));
        ValueRules.percent(outlier.get("maxEjectionPercent"));
        ValueRules.percent(outlier.get("minHealthPercent"));
        if (outlier.has("consecutiveErrors")) {
            outlier.get("consecutiveErrors")
                    .warn(
                            "istio/deprecated",
                            "consecutiveErrors is deprecated and ignored:",
                            "use consecutive5xxErrors or consecutiveGatewayErrors");
        }
        Field local = outlier.get("consecutiveLocalOriginFailures");
        if (local.integer().orElse(0) > 0
                && !outlier.get("splitExternalLocalOriginErrors").isTrue()) {
            local.error(
                    "istio/outlier-detection",
                    "consecutiveLocalOriginFailures needs splitExternalLocalOriginErrors: true, got");
        }
    }
}
