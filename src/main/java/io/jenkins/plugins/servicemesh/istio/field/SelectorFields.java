package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** The pods that a policy is for, as its field {@code selector}. */
public final class SelectorFields {

    private SelectorFields() {}

    /** {@code {matchLabels: {...}}} with every label of the workload: one less would select other pods as well. */
    public static JsonObject of(Workload workload) {
        return JsonObject.of("matchLabels", workload.labels());
    }
}
