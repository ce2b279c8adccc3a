package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.mesh.Feature;
import io.jenkins.plugins.servicemesh.mesh.MeshCapabilities;
import io.jenkins.plugins.servicemesh.mesh.Support;

/** What Istio with sidecars can do. */
final class IstioCapabilities {

    static final MeshCapabilities SIDECAR = MeshCapabilities.all(new Support.Supported())
            .with(
                    Feature.RATE_LIMIT,
                    new Support.Unsupported(
                            "Istio has no API for rate limits but EnvoyFilter",
                            "limits of the connection pool, and a circuit breaker"));

    private IstioCapabilities() {}
}
