package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** What has to be read to tell Istio's state in a namespace. */
public final class IstioStatusNeeds {

    /** The kinds that hold for the whole mesh when they stand in its root namespace. */
    private static final List<ResourceType> MESH_WIDE = List.of(
            IstioTypes.PEER_AUTHENTICATION,
            IstioTypes.AUTHORIZATION_POLICY,
            IstioTypes.TELEMETRY,
            IstioTypes.DESTINATION_RULE);

    private IstioStatusNeeds() {}

    /** First the namespace and the webhooks, which name the control plane's namespace; then that, and the root namespace. */
    public static List<Need> of(String namespace, Snapshot soFar) {
        List<Need> needs = new ArrayList<>(List.of(
                Need.all(KubernetesTypes.MUTATING_WEBHOOK, ""),
                Need.all(KubernetesTypes.VALIDATING_WEBHOOK, ""),
                Need.one(KubernetesTypes.NAMESPACE, "", namespace),
                Need.all(KubernetesTypes.SERVICE, namespace)));
        needs.addAll(EndpointCensus.needs(namespace));
        IstioTypes.PLANNED.forEach(type -> needs.add(Need.all(type, namespace)));
        if (!needs.stream().allMatch(soFar::answers)) {
            return needs;
        }
        ControlPlaneNamespaces places = new ControlPlaneNamespaces(soFar);
        for (String home : places.all()) {
            needs.add(Need.all(KubernetesTypes.DEPLOYMENT, home));
            needs.add(Need.one(KubernetesTypes.CONFIG_MAP, home, ControlPlaneNamespaces.MESH_CONFIGURATION));
        }
        if (needs.stream().allMatch(soFar::answers)) {
            MESH_WIDE.forEach(type -> needs.add(Need.all(type, places.root())));
        }
        return needs;
    }
}
