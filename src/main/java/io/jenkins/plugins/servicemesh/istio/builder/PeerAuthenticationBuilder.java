package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.MtlsFields;
import io.jenkins.plugins.servicemesh.istio.field.SelectorFields;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.Workload;
import java.util.Map;

/** Builds a PeerAuthentication: how a namespace, or one workload in it, takes connections. */
public final class PeerAuthenticationBuilder extends ResourceBuilder<PeerAuthenticationBuilder> {

    private PeerAuthenticationBuilder(String namespace, String name) {
        super(IstioTypes.PEER_AUTHENTICATION, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static PeerAuthenticationBuilder named(String namespace, String name) {
        return new PeerAuthenticationBuilder(namespace, name);
    }

    /** The pods that it is for ({@code selector}); without one it is the whole namespace. */
    public PeerAuthenticationBuilder workload(Workload workload) {
        spec.put("selector", SelectorFields.of(workload));
        return this;
    }

    /** How connections are taken ({@code mtls.mode}); two different modes are an error, whichever came first. */
    public PeerAuthenticationBuilder mode(MtlsMode mode) {
        spec.put("mtls", MtlsFields.of(mode));
        return this;
    }

    /** Mutual TLS only: {@code mode(STRICT)}. */
    public PeerAuthenticationBuilder strict() {
        return mode(MtlsMode.STRICT);
    }

    /** Mutual TLS and plain text: {@code mode(PERMISSIVE)}. */
    public PeerAuthenticationBuilder permissive() {
        return mode(MtlsMode.PERMISSIVE);
    }

    /** The mode of one port of the workload, not of its Service ({@code portLevelMtls}); needs a workload. */
    public PeerAuthenticationBuilder port(int workloadPort, MtlsMode mode) {
        spec.put("portLevelMtls", MtlsFields.ports(Map.of(workloadPort, mode)));
        return this;
    }

    @Override
    PeerAuthenticationBuilder self() {
        return this;
    }
}
