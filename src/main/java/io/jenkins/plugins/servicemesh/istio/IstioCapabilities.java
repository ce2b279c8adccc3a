package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.mesh.Feature;
import io.jenkins.plugins.servicemesh.mesh.MeshCapabilities;
import io.jenkins.plugins.servicemesh.mesh.Support;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import java.util.List;

/** What Istio with sidecars can do, and the refusal of what it cannot. */
final class IstioCapabilities {

    private static final Support.Unsupported NO_RATE_LIMIT = new Support.Unsupported(
            "Istio has no API for rate limits but EnvoyFilter, which needs the grant for raw objects",
            "limit what is open at once by connectionPool { maxRequests; maxPendingRequests }, or take a Gateway API"
                    + " implementation that has rate limits");

    static final MeshCapabilities SIDECAR =
            MeshCapabilities.all(new Support.Supported()).with(Feature.RATE_LIMIT, NO_RATE_LIMIT);

    private IstioCapabilities() {}

    /** An error for each thing that is wanted and cannot be had. */
    static List<Finding> refusals(MeshSpec spec) {
        return spec.services().stream()
                .filter(service -> service.policy().rateLimit().isPresent())
                .map(IstioCapabilities::noRateLimit)
                .toList();
    }

    private static Finding noRateLimit(ServiceSpec service) {
        return Finding.error("istio/unsupported", NO_RATE_LIMIT.why())
                .withSuggestion(NO_RATE_LIMIT.nearest())
                .at(Place.at("service '" + service.host() + "' > rateLimit"));
    }
}
