package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.Optionals;
import io.jenkins.plugins.servicemesh.model.SidecarSpec.OutboundTraffic;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Builds a Sidecar: which hosts the sidecars of a namespace, or of one workload in it, know. */
public final class SidecarBuilder extends ResourceBuilder<SidecarBuilder> {

    private final List<String> egress = new ArrayList<>();

    private SidecarBuilder(String namespace, String name) {
        super(IstioTypes.SIDECAR, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static SidecarBuilder named(String namespace, String name) {
        return new SidecarBuilder(namespace, name);
    }

    /** The pods that it is for ({@code workloadSelector}); without one it is the whole namespace. */
    public SidecarBuilder workload(Workload workload) {
        spec.put("workloadSelector", JsonObject.of("labels", workload.labels()));
        return this;
    }

    /** Adds hosts that are known, {@code namespace/host}, on every port ({@code egress[].hosts}). */
    public SidecarBuilder egress(String... hosts) {
        egress.addAll(List.of(hosts));
        return this;
    }

    /** What happens to requests for other hosts ({@code outboundTrafficPolicy.mode}). */
    public SidecarBuilder outboundTraffic(OutboundTraffic mode) {
        spec.put("outboundTrafficPolicy", JsonObject.of("mode", mode));
        return this;
    }

    @Override
    JsonObject spec() {
        return egress.isEmpty()
                ? spec.tree()
                : Optionals.withFilled(spec.tree(), "egress", List.of(JsonObject.of("hosts", egress)));
    }

    @Override
    SidecarBuilder self() {
        return this;
    }
}
