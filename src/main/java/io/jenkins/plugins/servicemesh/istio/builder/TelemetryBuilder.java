package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.SelectorFields;
import io.jenkins.plugins.servicemesh.istio.field.TelemetryFields;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.AccessLog;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Metrics;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Tracing;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a Telemetry: what a namespace, or one workload in it, reports. */
public final class TelemetryBuilder extends ResourceBuilder<TelemetryBuilder> {

    private TelemetryBuilder(String namespace, String name) {
        super(IstioTypes.TELEMETRY, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static TelemetryBuilder named(String namespace, String name) {
        return new TelemetryBuilder(namespace, name);
    }

    /** The pods that it is for ({@code selector}); without one it is the whole namespace. */
    public TelemetryBuilder workload(Workload workload) {
        spec.put("selector", SelectorFields.of(workload));
        return this;
    }

    /** Adds metrics with their tags ({@code metrics[]}). */
    public TelemetryBuilder metrics(Metrics metrics) {
        spec.append("metrics", TelemetryFields.metrics(metrics, JsonObject.EMPTY));
        return this;
    }

    /** Tracing with its sampling in percent ({@code tracing[]}); one only, since Istio reads no second. */
    public TelemetryBuilder tracing(Tracing tracing) {
        spec.put("tracing", List.of(TelemetryFields.tracing(tracing, JsonObject.EMPTY)));
        return this;
    }

    /** Adds access logs ({@code accessLogging[]}). */
    public TelemetryBuilder accessLog(AccessLog log) {
        spec.append("accessLogging", TelemetryFields.accessLog(log, JsonObject.EMPTY));
        return this;
    }

    /** Tracing of 1 percent and an access log of answers from 400 up, by the mesh's own providers; metrics stay as they are. */
    public TelemetryBuilder defaults() {
        return tracing(new Tracing(Optional.empty(), Optional.of(Percent.of(1)), Map.of(), true))
                .accessLog(new AccessLog(List.of(), Optional.of("response.code >= 400"), true));
    }

    @Override
    TelemetryBuilder self() {
        return this;
    }
}
