package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.Locality;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** The preference for near endpoints as DestinationRule {@code trafficPolicy.loadBalancer.localityLbSetting}. */
public final class LocalityFields {

    private LocalityFields() {}

    /** {@code {enabled, distribute: [{from, to}], failover: [{from, to}], failoverPriority}}, what is set of it. */
    public static JsonObject of(Locality locality) {
        JsonObject fields = Optionals.with(JsonObject.EMPTY, "enabled", locality.enabled());
        fields = Optionals.withFilled(
                fields,
                "distribute",
                locality.distribute().entrySet().stream()
                        .map(entry -> JsonObject.of("from", entry.getKey()).with("to", entry.getValue()))
                        .toList());
        fields = Optionals.withFilled(
                fields,
                "failover",
                locality.failover().entrySet().stream()
                        .map(entry -> JsonObject.of("from", entry.getKey()).with("to", entry.getValue()))
                        .toList());
        return Optionals.withFilled(fields, "failoverPriority", locality.failoverPriority());
    }

    /** The settings that are there with the wanted ones; of distribute and failover the one not wanted gives way. */
    public static JsonObject of(Locality wanted, JsonObject existing) {
        JsonObject kept = wanted.distribute().isEmpty() ? existing : existing.without("failover");
        kept = wanted.failover().isEmpty() ? kept : kept.without("distribute");
        return FieldMerge.merge(kept, of(wanted));
    }
}
