package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** A shadow destination as an item of VirtualService {@code http[].mirrors}, which replaces the single {@code mirror}. */
public final class MirrorFields {

    private MirrorFields() {}

    /** {@code {destination, percentage: {value}}}. */
    public static JsonObject of(Destination destination, Percent percent) {
        return JsonObject.of("destination", destination.toJson()).with("percentage", PercentFields.of(percent));
    }
}
