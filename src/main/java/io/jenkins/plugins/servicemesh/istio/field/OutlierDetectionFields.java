package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** A circuit breaker as DestinationRule {@code trafficPolicy.outlierDetection}. */
public final class OutlierDetectionFields {

    private OutlierDetectionFields() {}

    /** The fields that are set; errors are counted by those that Istio still reads, never by consecutiveErrors. */
    public static JsonObject of(CircuitBreaker breaker) {
        JsonObject fields = Optionals.with(JsonObject.EMPTY, "consecutive5xxErrors", breaker.consecutive5xx());
        fields = Optionals.with(fields, "consecutiveGatewayErrors", breaker.consecutiveGatewayErrors());
        fields = Optionals.withDuration(fields, "interval", breaker.interval());
        fields = Optionals.withDuration(fields, "baseEjectionTime", breaker.ejectFor());
        fields = Optionals.with(fields, "maxEjectionPercent", breaker.maxEjected());
        return Optionals.with(fields, "minHealthPercent", breaker.minHealth());
    }
}
